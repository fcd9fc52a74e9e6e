import { expect, it } from 'vitest';
import { pearsonCorrelation } from './pearson-correlation.ts';

it('agrees with SciPy', () => {
  // scipy 1.17.1: stats.pearsonr.
  expect(pearsonCorrelation([1, 2, 2, 3, 5, 5, 7], [2, 1, 2, 5, 4, 4, 9])).toBeCloseTo(0.8580426058198172, 14);
});

it('is 1 for a rising line and −1 for a falling one, whatever the scale', () => {
  expect(pearsonCorrelation([1e-9, 2e-9, 4e-9], [1e8, 2e8, 4e8])).toBeCloseTo(1, 14);
  expect(pearsonCorrelation([1, 2, 4], [-1, -2, -4])).toBeCloseTo(-1, 14);
});

it('is NaN below two pairs, without spread, or with a value that is not finite', () => {
  expect(pearsonCorrelation([1], [2])).toBeNaN();
  expect(pearsonCorrelation([0.1, 0.1, 0.1], [1, 2, 3])).toBeNaN();
  expect(pearsonCorrelation([1, 2, Infinity], [1, 2, 3])).toBeNaN();
  expect(pearsonCorrelation([1, 2, NaN], [1, 2, 3])).toBeNaN();
});

it('refuses lengths that do not pair', () => {
  expect(() => pearsonCorrelation([1, 2], [1])).toThrow('b must pair with a, of length 2, but got length 1');
});
