import { expect, it } from 'vitest';
import { yuleI } from './yule-i.ts';

it('is 9 / (14 − 3) for counts 3, 2, 1', () => {
  expect(yuleI([3, 2, 1])).toBeCloseTo(9 / 11, 14);
});

it('is infinite where no type repeats and NaN when nothing was counted', () => {
  expect(yuleI([1, 1])).toBe(Infinity);
  expect(yuleI([0])).toBeNaN();
});
