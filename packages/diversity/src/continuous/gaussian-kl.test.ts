import { expect, it } from 'vitest';
import type { Gaussian } from './gaussian-fit.ts';
import { gaussianKl } from './gaussian-kl.ts';

const gaussian = (mean: number[], covariance: number[]): Gaussian => ({ mean: Float64Array.from(mean), covariance: Float64Array.from(covariance) });

it('is the closed form in one dimension', () => {
  // ln(2 / 1) + (1 + 9) / (2 · 4) − ½
  expect(gaussianKl(gaussian([0], [1]), gaussian([3], [4]))).toBeCloseTo(Math.LN2 + 10 / 8 - 1 / 2, 14);
});

it('is 0 for equal laws and adds up over independent dimensions', () => {
  const p = gaussian([1, 2], [2, 0, 0, 1]);
  const q = gaussian([0, 2], [1, 0, 0, 3]);
  expect(gaussianKl(p, p)).toBeCloseTo(0, 15);
  expect(gaussianKl(p, q)).toBeCloseTo(gaussianKl(gaussian([1], [2]), gaussian([0], [1])) + gaussianKl(gaussian([2], [1]), gaussian([2], [3])), 13);
});

it('is infinite for a law that has collapsed', () => {
  expect(gaussianKl(gaussian([0, 0], [1, 1, 1, 1]), gaussian([0, 0], [1, 0, 0, 1]))).toBe(Infinity);
});
