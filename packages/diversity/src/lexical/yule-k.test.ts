import { expect, it } from 'vitest';
import { simpsonD } from './simpson-d.ts';
import { yuleK } from './yule-k.ts';

it('is 10⁴ (14 / 36 − 1 / 6) for counts 3, 2, 1', () => {
  expect(yuleK([3, 2, 1])).toBeCloseTo(1e4 * (14 / 36 - 1 / 6), 9);
});

it('is 10⁴ (n − 1) / n times the chance that two tokens are the same', () => {
  expect(yuleK([7, 2, 2, 1])).toBeCloseTo(((1e4 * 11) / 12) * simpsonD([7, 2, 2, 1]), 9);
});

it('is 0 where no type repeats and NaN when nothing was counted', () => {
  expect(yuleK([1, 1, 1, 1])).toBe(0);
  expect(yuleK([])).toBeNaN();
});
