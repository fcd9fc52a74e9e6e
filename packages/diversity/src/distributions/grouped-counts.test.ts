import { expect, it } from 'vitest';
import { groupCounts } from './grouped-counts.ts';

it('lists each count once, ascending, with the number of types that have it', () => {
  const { n, values, types } = groupCounts([3, 0, 12, 1, 3, 1, 3]);
  expect(n).toBe(23);
  expect([...values]).toEqual([1, 3, 12]);
  expect([...types]).toEqual([2, 3, 1]);
});

it('is empty when nothing was counted', () => {
  expect(groupCounts([0, 0]).values).toHaveLength(0);
});
