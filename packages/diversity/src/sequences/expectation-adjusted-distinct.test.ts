import { expect, it } from 'vitest';
import { expectationAdjustedDistinct } from './expectation-adjusted-distinct.ts';

it('divides by the number expected of uniform draws', () => {
  // Two draws from two types: 1 + 1/2 different ones.
  expect(expectationAdjustedDistinct(1, 2, 2)).toBeCloseTo(1 / 1.5, 14);
});

it('tends to distinct / total for a vast vocabulary', () => {
  expect(expectationAdjustedDistinct(30, 50, 1e12)).toBeCloseTo(30 / 50, 9);
});

it('is NaN without tokens', () => {
  expect(expectationAdjustedDistinct(0, 0, 10)).toBeNaN();
});
