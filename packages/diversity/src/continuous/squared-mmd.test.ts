import { expect, it } from 'vitest';
import { squaredMmd } from './squared-mmd.ts';

const line = (...values: number[]) => ({ values: Float64Array.from(values), dimensions: 1 });
const k = (gap: number, sigma: number): number => Math.exp((-gap * gap) / (2 * sigma * sigma));

it('is the difference of mean similarities within and between', () => {
  const biased = (1 + k(1, 2)) / 2 + 1 - k(3, 2) - k(2, 2);
  expect(squaredMmd(line(0, 1), line(3), { sigma: 2, estimator: 'biased' })).toBeCloseTo(biased, 14);
  const unbiased = k(1, 2) + k(2, 2) - (k(3, 2) + k(5, 2) + k(2, 2) + k(4, 2)) / 2;
  expect(squaredMmd(line(0, 1), line(3, 5), { sigma: 2, estimator: 'unbiased' })).toBeCloseTo(unbiased, 14);
});

it('is 0 for equal samples, and may be negative without bias', () => {
  expect(squaredMmd(line(0, 1), line(0, 1), { sigma: 1, estimator: 'biased' })).toBeCloseTo(0, 15);
  expect(squaredMmd(line(0, 1), line(0, 1), { sigma: 1, estimator: 'unbiased' })).toBeLessThan(0);
});

it('is NaN where a sample is empty', () => {
  expect(squaredMmd(line(), line(1), { sigma: 1, estimator: 'biased' })).toBeNaN();
});
