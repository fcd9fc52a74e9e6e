import { scalars } from '@collapse-lab/numeric';
import { generationWith } from '@collapse-lab/runner/testing';
import { expect, test } from 'vitest';
import { pointsAlgebra } from '../algebra.ts';
import { supportEstimates } from './support-estimates.ts';

test('are of the cells of the real sample', async () => {
  // Four cells of ten real points each; of the sample 18 points lie in each of the two middle ones.
  const reference = scalars(Float64Array.from({ length: 40 }, (_, i) => i));
  const sample = scalars(Float64Array.from({ length: 36 }, (_, i) => 10.5 + (i % 18)));
  const row = await supportEstimates.create({ cells: 4, order: 1, coverage: 0.9 }).measure(generationWith(pointsAlgebra, sample, { generation: 2, reference }));
  expect(row['coverage']).toBe(1);
  // No cell was met once, so that nothing is unseen; Chao, Wang and Jost add 1/(2n) to the entropy of two halves at most.
  expect(Math.abs(Math.log(row['sourceSupport']! / 2))).toBeLessThan(1 / 36);
});
