import { expect, test } from 'vitest';
import { meanInterval } from './mean-interval.ts';

test('is the mean and Student’s limits', () => {
  const { estimate, low, high } = meanInterval([5.1, 4.9, 6.2, 5.8, 5.0], 0.95);
  expect(estimate).toBeCloseTo(5.4, 12);
  // t(0.975, 4) = 2.776445105 by any table; s² = 1.3 / 4.
  expect(low).toBeCloseTo(5.4 - 2.776445105 * Math.sqrt(0.325 / 5), 8);
  expect(high).toBeCloseTo(5.4 + 2.776445105 * Math.sqrt(0.325 / 5), 8);
});

test('has no limits below two values, and nothing without any', () => {
  expect(meanInterval([3], 0.9)).toEqual({ estimate: 3, low: NaN, high: NaN });
  expect(meanInterval([], 0.9).estimate).toBeNaN();
});
