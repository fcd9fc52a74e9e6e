import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { positionsOf } from './positions.ts';

it('says how much of the document is left at each token', () => {
  const { tokens, room } = positionsOf(documentsOfLists([[5, 6, 7], [], [8]], 2));
  expect([...tokens]).toEqual([5, 6, 7, 8]);
  expect([...room]).toEqual([3, 2, 1, 1]);
});
