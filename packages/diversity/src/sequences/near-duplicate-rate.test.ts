import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { jaccardMatrix } from './jaccard-matrix.ts';
import { nearDuplicateRate, type NearDuplicateCounting } from './near-duplicate-rate.ts';

const anyLists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 });

/** The definitions, over the matrix of all pairs. */
function byMatrix(lists: number[][], shingle: number, threshold: number, counting: NearDuplicateCounting): number {
  const count = lists.length;
  const matrix = jaccardMatrix(documentsOfLists(lists), shingle);
  const similar = (a: number, b: number): boolean => a !== b && matrix[a * count + b]! >= threshold;
  const all = lists.map((_, i) => i);
  if (counting === 'any-neighbour') return all.filter((a) => all.some((b) => similar(a, b))).length / count;
  if (counting === 'earlier-neighbour') return all.filter((a) => all.some((b) => b < a && similar(a, b))).length / count;
  const pairs = all.flatMap((a) => all.filter((b) => b < a && similar(a, b)));
  return count === 1 ? 0 : pairs.length / ((count * (count - 1)) / 2);
}

it('is the definition, though it does not look at all pairs', () => {
  const countings = fc.constantFrom<NearDuplicateCounting>('pairs', 'any-neighbour', 'earlier-neighbour');
  fc.assert(
    fc.property(anyLists, fc.integer({ min: 1, max: 3 }), fc.constantFrom(0.2, 0.5, 0.8, 1), countings, (lists, shingle, threshold, counting) => {
      const rate = nearDuplicateRate(documentsOfLists(lists, 1), { shingle, threshold, counting });
      expect(rate).toBeCloseTo(byMatrix(lists, shingle, threshold, counting), 12);
    }),
    { numRuns: 500 },
  );
});

it('is quick where very many documents are equal', () => {
  const lists = Array.from({ length: 3000 }, (_, i) => [i % 3, 1, 2, 3, 4, 5]);
  expect(nearDuplicateRate(documentsOfLists(lists.slice(0, 30)), { shingle: 1, threshold: 1, counting: 'earlier-neighbour' })).toBeCloseTo(28 / 30, 12);
  const starts = Uint32Array.from({ length: 3001 }, (_, i) => 6 * i);
  expect(nearDuplicateRate({ tokens: Uint32Array.from(lists.flat()), starts }, { shingle: 1, threshold: 1, counting: 'any-neighbour' })).toBe(1);
});

it('is NaN without documents', () => {
  expect(nearDuplicateRate(documentsOfLists([]), { shingle: 1, threshold: 1, counting: 'any-neighbour' })).toBeNaN();
});
