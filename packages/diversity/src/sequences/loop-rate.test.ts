import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { loopRate } from './loop-rate.ts';

it('counts the tokens of blocks said in a row, with the partial copy at the end', () => {
  // 5, then 1 2 three times and 1 once more, then 6: 7 of 9 tokens.
  expect(loopRate(documentsOfLists([[5, 1, 2, 1, 2, 1, 2, 1, 6]], 2), { longestBlock: 3, copies: 3 })).toEqual({ tokens: 7 / 9, documents: 1 });
});

it('asks for as many copies as it is told', () => {
  const twice = documentsOfLists([[1, 2, 1, 2, 3], [4, 5]]);
  expect(loopRate(twice, { longestBlock: 2, copies: 3 })).toEqual({ tokens: 0, documents: 0 });
  expect(loopRate(twice, { longestBlock: 2, copies: 2 })).toEqual({ tokens: 4 / 7, documents: 1 / 2 });
});

it('finds blocks up to the longest, inside documents only', () => {
  const long = documentsOfLists([[1, 2, 3, 1, 2, 3]]);
  expect(loopRate(long, { longestBlock: 2, copies: 2 }).tokens).toBe(0);
  expect(loopRate(long, { longestBlock: 3, copies: 2 }).tokens).toBe(1);
  expect(loopRate(documentsOfLists([[1], [1], [1]]), { longestBlock: 2, copies: 2 }).tokens).toBe(0);
});

it('is NaN without tokens', () => {
  expect(loopRate(documentsOfLists([[]]), { longestBlock: 2, copies: 2 })).toEqual({ tokens: NaN, documents: 0 });
});
