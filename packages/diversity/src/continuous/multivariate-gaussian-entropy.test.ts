import { expect, it } from 'vitest';
import { gaussianEntropy } from './gaussian-entropy.ts';
import { multivariateGaussianEntropy } from './multivariate-gaussian-entropy.ts';

it('is that of one dimension, and their sum for independent ones', () => {
  expect(multivariateGaussianEntropy(Float64Array.of(3))).toBeCloseTo(gaussianEntropy(3), 14);
  expect(multivariateGaussianEntropy(Float64Array.of(3, 0, 0, 2))).toBeCloseTo(gaussianEntropy(3) + gaussianEntropy(2), 14);
});

it('is −∞ where the covariance is singular and NaN where it is none', () => {
  expect(multivariateGaussianEntropy(Float64Array.of(1, 1, 1, 1))).toBe(-Infinity);
  expect(multivariateGaussianEntropy(Float64Array.of(1, 2, 2, 1))).toBeNaN();
});
