import { expect, it } from 'vitest';
import { brillouin } from './brillouin.ts';

it('is the log number of orders of the units, over n', () => {
  // 4! / (2! 1! 1!) = 12.
  expect(brillouin([2, 1, 0, 1])).toBeCloseTo(Math.log(12) / 4, 14);
});

it('is 0 for one type and NaN when nothing was counted', () => {
  expect(brillouin([6])).toBe(0);
  expect(brillouin([])).toBeNaN();
});
