import { expect, it } from 'vitest';
import { gaussianFit } from './gaussian-fit.ts';

it('has the mean and the covariance over n − 1', () => {
  const { mean, covariance } = gaussianFit({ values: Float64Array.of(0, 1, 2, 5, 4, 3), dimensions: 2 });
  expect([...mean]).toEqual([2, 3]);
  expect([...covariance]).toEqual([4, 2, 2, 4]);
});

it('has no covariance below two points', () => {
  expect([...gaussianFit({ values: Float64Array.of(7), dimensions: 1 }).covariance]).toEqual([NaN]);
});
