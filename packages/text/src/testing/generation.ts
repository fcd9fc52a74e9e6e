// One generation as measures see it, without a model.
import type { Documents } from '@collapse-lab/numeric';
import type { Generation, Row } from '@collapse-lab/runner';
import { documentsAlgebra } from '../algebra.ts';
import { documentsOf } from './documents.ts';

/** Generation `generation` with these samples; `baseline` is generation 1's row. */
export function generationOf(generation: number, sample: number[][], reference = sample, baseline?: Row): Generation<Documents> {
  const training = { items: documentsOf(reference), bornIn: new Uint32Array(reference.length), bornBy: new Uint16Array(reference.length) };
  const common = { generation, model: undefined, training, truth: undefined, baseline, algebra: documentsAlgebra };
  return { ...common, sample: documentsOf(sample), selected: training, reference: documentsOf(reference), heldOut: documentsOf([]) };
}
