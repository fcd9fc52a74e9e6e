import { expect, it } from 'vitest';
import { idBound, tokenCounts } from './token-counts.ts';

it('counts by id, with zeros for ids that do not occur', () => {
  expect([...tokenCounts(Uint32Array.of(3, 0, 3, 1))]).toEqual([1, 1, 0, 2]);
});

it('is empty without tokens', () => {
  expect(tokenCounts(new Uint32Array())).toHaveLength(0);
  expect(idBound(new Uint32Array())).toBe(0);
});
