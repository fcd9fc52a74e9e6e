import { expect, it } from 'vitest';
import { typeTokenRatio } from './type-token-ratio.ts';

it('divides the types seen by the units counted', () => {
  expect(typeTokenRatio([4, 0, 1, 3])).toBe(3 / 8);
  expect(typeTokenRatio([1, 1, 1])).toBe(1);
});

it('is NaN when nothing was counted', () => {
  expect(typeTokenRatio([])).toBeNaN();
  expect(typeTokenRatio([0])).toBeNaN();
});
