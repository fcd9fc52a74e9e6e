import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { firstOfNearDuplicates } from './first-of-near-duplicates.ts';
import { jaccardMatrix } from './jaccard-matrix.ts';

/** The definition, over the matrix of all pairs. */
function byMatrix(lists: number[][], shingle: number, threshold: number): number[] {
  const matrix = jaccardMatrix(documentsOfLists(lists), shingle);
  const kept: number[] = [];
  lists.forEach((_, d) => {
    if (!kept.some((other) => matrix[d * lists.length + other]! >= threshold)) kept.push(d);
  });
  return kept;
}

it('is the definition, though it does not look at all pairs', () => {
  const anyLists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(anyLists, fc.integer({ min: 1, max: 3 }), fc.constantFrom(0.2, 1 / 3, 0.5, 0.8, 1), (lists, shingle, threshold) => {
      expect([...firstOfNearDuplicates(documentsOfLists(lists, 1), { shingle, threshold })]).toEqual(byMatrix(lists, shingle, threshold));
    }),
    { numRuns: 500 },
  );
});

it('keeps nothing of nothing', () => {
  expect([...firstOfNearDuplicates(documentsOfLists([]), { shingle: 2, threshold: 0.5 })]).toEqual([]);
});
