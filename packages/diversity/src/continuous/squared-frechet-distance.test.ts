import { expect, it } from 'vitest';
import { squaredFrechetDistance } from './squared-frechet-distance.ts';

const gaussian = (mean: number[], covariance: number[]) => ({ mean: Float64Array.from(mean), covariance: Float64Array.from(covariance) });

it('is the squared shift and the squared difference of deviations in one dimension', () => {
  expect(squaredFrechetDistance(gaussian([0], [1]), gaussian([3], [4]))).toBeCloseTo(9 + 1, 13);
});

it('is 0 for equal laws, also for singular ones', () => {
  const singular = gaussian([1, 2], [1, 1, 1, 1]);
  expect(squaredFrechetDistance(singular, singular)).toBeCloseTo(0, 7);
  expect(squaredFrechetDistance(singular, gaussian([1, 2], [0, 0, 0, 0]))).toBeCloseTo(2, 13);
});
