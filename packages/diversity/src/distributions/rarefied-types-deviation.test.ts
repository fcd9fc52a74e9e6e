import { expect, it } from 'vitest';
import { rarefiedTypesDeviation } from './rarefied-types-deviation.ts';

it('is that of the number of types over all subsets', () => {
  // Two of a, a, b: two types with chance 2/3, else one: variance 2/9.
  expect(rarefiedTypesDeviation([2, 1], 2)).toBeCloseTo(Math.sqrt(2) / 3, 14);
});

it('is 0 for one unit, for all and where no type repeats', () => {
  expect(rarefiedTypesDeviation([2, 1], 1)).toBeCloseTo(0, 7);
  expect(rarefiedTypesDeviation([2, 1], 3)).toBe(0);
  expect(rarefiedTypesDeviation([1, 1, 1, 1], 2)).toBeCloseTo(0, 7);
});

it('is NaN outside 1 … n', () => {
  expect(rarefiedTypesDeviation([2, 1], 4)).toBeNaN();
  expect(rarefiedTypesDeviation([], 1)).toBeNaN();
});
