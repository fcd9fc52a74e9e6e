import { expect, it } from 'vitest';
import { totalVariation } from './total-variation.ts';

it('is half the summed differences of shares', () => {
  expect(totalVariation([1, 1, 2], [2, 2, 0])).toBeCloseTo(1 / 2, 15);
  expect(totalVariation([3, 0], [0, 5])).toBe(1);
  expect(totalVariation([1, 2], [10, 20])).toBeCloseTo(0, 15);
});

it('is NaN for an empty law and throws on unequal lengths', () => {
  expect(totalVariation([0, 0], [1, 1])).toBeNaN();
  expect(() => totalVariation([1], [1, 2])).toThrow(RangeError);
});
