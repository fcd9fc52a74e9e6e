import { expect, it } from 'vitest';
import { sampleVariance } from './sample-variance.ts';

it('divides by n − 1', () => {
  // Deviations −3, −1, 1, 3: 20 / 3.
  expect(sampleVariance([2, 4, 6, 8])).toBeCloseTo(20 / 3, 14);
});

it('keeps its digits far from 0 and is exactly 0 for equal values', () => {
  expect(sampleVariance([1e9 + 2, 1e9 + 4, 1e9 + 6, 1e9 + 8])).toBeCloseTo(20 / 3, 12);
  expect(sampleVariance([0.1, 0.1, 0.1])).toBe(0);
});

it('is NaN below two values or with one that is not finite', () => {
  for (const values of [[], [3], [1, NaN], [1, Infinity], [Infinity, Infinity]]) expect(sampleVariance(values)).toBeNaN();
});
