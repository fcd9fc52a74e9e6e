import { expect, it } from 'vitest';
import { giniSimpson } from './gini-simpson.ts';
import { unbiasedGiniSimpson } from './unbiased-gini-simpson.ts';

it('is the probability that two draws without replacement differ', () => {
  // Of the 6 pairs of a, a, b, c one is equal.
  expect(unbiasedGiniSimpson([2, 1, 0, 1])).toBeCloseTo(5 / 6, 15);
});

it('is the plug-in times n / (n − 1)', () => {
  expect(unbiasedGiniSimpson([5, 3, 1])).toBeCloseTo((giniSimpson([5, 3, 1]) * 9) / 8, 14);
});

it('is NaN below two units', () => {
  expect(unbiasedGiniSimpson([1])).toBeNaN();
  expect(unbiasedGiniSimpson([])).toBeNaN();
});
