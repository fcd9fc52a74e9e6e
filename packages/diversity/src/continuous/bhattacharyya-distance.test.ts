import { expect, it } from 'vitest';
import { bhattacharyyaDistance } from './bhattacharyya-distance.ts';

const gaussian = (mean: number, variance: number) => ({ mean: Float64Array.of(mean), covariance: Float64Array.of(variance) });

it('is the closed form in one dimension', () => {
  expect(bhattacharyyaDistance(gaussian(0, 1), gaussian(3, 4))).toBeCloseTo(9 / 8 / 2.5 + 0.5 * Math.log(2.5 / 2), 14);
});

it('is symmetric, 0 for equal laws and infinite where one has collapsed', () => {
  expect(bhattacharyyaDistance(gaussian(3, 4), gaussian(0, 1))).toBe(bhattacharyyaDistance(gaussian(0, 1), gaussian(3, 4)));
  expect(bhattacharyyaDistance(gaussian(1, 2), gaussian(1, 2))).toBeCloseTo(0, 15);
  expect(bhattacharyyaDistance(gaussian(0, 1), gaussian(0, 0))).toBe(Infinity);
});
