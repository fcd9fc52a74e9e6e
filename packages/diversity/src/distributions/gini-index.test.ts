import { expect, it } from 'vitest';
import { giniIndex } from './gini-index.ts';

it('is half the mean difference over the mean', () => {
  // 1, 2, 5: mean of |x − y| over all nine pairs 16/9, mean 8/3.
  expect(giniIndex([5, 1, 2])).toBeCloseTo(16 / 9 / (2 * (8 / 3)), 14);
});

it('is 0 for equal counts, 1 − 1 / types where one has all, and NaN when nothing was counted', () => {
  expect(giniIndex([3, 3, 3])).toBe(0);
  expect(giniIndex([0, 0, 0, 7])).toBeCloseTo(3 / 4, 14);
  expect(giniIndex([])).toBeNaN();
});
