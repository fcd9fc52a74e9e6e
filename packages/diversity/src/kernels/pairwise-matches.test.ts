import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { ngramTotals, pairwiseMatches } from './pairwise-matches.ts';

it('clips the matches of each ordered pair', () => {
  const pairs = Array.from(pairwiseMatches(documentsOfLists([[1, 1, 2], [1, 2, 2], [3]]), 2), ({ first, second, matches }) => [first, second, ...matches]);
  expect(pairs).toEqual([[0, 1, 2, 1], [0, 2, 0, 0], [1, 0, 2, 1], [1, 2, 0, 0], [2, 0, 0, 0], [2, 1, 0, 0]]);
});

it('counts n-grams by length', () => {
  expect([...ngramTotals(2, 4)]).toEqual([2, 1, 0, 0]);
});
