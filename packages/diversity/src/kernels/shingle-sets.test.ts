import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { jaccard, shingleSets } from './shingle-sets.ts';

const sets = shingleSets(documentsOfLists([[1, 2, 3, 1, 2], [1, 2, 4], [], [], [1]]), 2);

it('is a set of n-grams for each document, and the whole of a short one', () => {
  expect([...sets.starts]).toEqual([0, 3, 5, 6, 7, 8]);
  expect(jaccard(sets, 0, 1)).toBe(1 / 4);
  expect(jaccard(sets, 2, 3)).toBe(1);
  expect(jaccard(sets, 3, 4)).toBe(0);
});

it('has the commonest shingle last', () => {
  const shared = sets.shingles[2];
  expect(sets.shingles[4]).toBe(shared);
});
