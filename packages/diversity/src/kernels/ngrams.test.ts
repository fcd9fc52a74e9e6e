import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { ngramsOf, ngramsUpTo, spanCounts } from './ngrams.ts';
import { positionsOf } from './positions.ts';

const positions = positionsOf(documentsOfLists([[1, 2, 1, 2, 1, 2, 1, 2, 1], [2, 1, 2]]));

it('is the same one after the other and by doubling', () => {
  const all = [...ngramsUpTo(positions, 9)];
  expect(all.map(({ length }) => length)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const grams of all) expect(ngramsOf(positions, grams.length)).toEqual(grams);
});

it('counts by number', () => {
  expect([...spanCounts(ngramsOf(positions, 2))]).toEqual([5, 5]);
  expect([...spanCounts(ngramsOf(positions, 10))]).toEqual([]);
});
