// One generation as measures see it, without a model.
import type { Documents } from '@collapse-lab/numeric';
import type { Generation, Row } from '@collapse-lab/runner';
import { generationWith } from '@collapse-lab/runner/testing';
import { documentsAlgebra } from '../algebra.ts';
import { documentsOf } from './documents.ts';

/** Generation `generation` with these samples; `baseline` is generation 1's row. */
export function generationOf(generation: number, sample: number[][], reference = sample, baseline?: Row): Generation<Documents> {
  return generationWith(documentsAlgebra, documentsOf(sample), { generation, reference: documentsOf(reference), heldOut: documentsOf([]), baseline });
}
