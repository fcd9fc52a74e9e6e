import { expect, it } from 'vitest';
import { moments } from './moments.ts';

it('has both divisors and the standardised third and fourth moments', () => {
  // 0, 0, 0, 4: mean 1, deviations −1, −1, −1, 3; Σ² = 12, Σ³ = 24, Σ⁴ = 84.
  const { n, mean, variance, sampleVariance, skewness, excessKurtosis } = moments([0, 0, 0, 4]);
  expect([n, mean, variance, sampleVariance]).toEqual([4, 1, 3, 4]);
  expect(skewness).toBeCloseTo(6 / Math.sqrt(27), 14);
  expect(excessKurtosis).toBeCloseTo(21 / 9 - 3, 14);
});

it('has a variance of exactly 0 for equal values, and no shape', () => {
  expect(moments([0.1, 0.1, 0.1])).toEqual({ n: 3, mean: 0.1, variance: 0, sampleVariance: 0, skewness: NaN, excessKurtosis: NaN });
});

it('keeps the variance of values far from 0', () => {
  expect(moments([1e9 + 1, 1e9 + 2, 1e9 + 3]).sampleVariance).toBe(1);
});

it('is NaN without values', () => {
  expect(moments([])).toEqual({ n: 0, mean: NaN, variance: NaN, sampleVariance: NaN, skewness: NaN, excessKurtosis: NaN });
});
