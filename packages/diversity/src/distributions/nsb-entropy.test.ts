import { expect, it } from 'vitest';
import { nsbEntropy } from './nsb-entropy.ts';

// Quadrature with mpmath 1.3.0, 40 digits.
it.each([
  [[3, 2, 1], 5, 1.243890976539567],
  [[1, 1, 1, 1], 1000, 4.694687822067974],
  [[50], 2, 0.0159567338937922],
  [[20, 10, 5, 2, 1], 6, 1.266494028806635],
])('agrees with 40-digit quadrature for %j in %i cells', (counts, cells, expected) => {
  expect(nsbEntropy(counts, cells)).toBeCloseTo(expected, 9);
});

it('nears the plug-in for large counts', () => {
  expect(nsbEntropy([5e5, 5e5], 2)).toBeCloseTo(Math.LN2, 5);
});

it('is 0 for one cell, NaN for fewer cells than types and when nothing was counted', () => {
  expect(nsbEntropy([5], 1)).toBe(0);
  expect(nsbEntropy([5, 1], 1)).toBeNaN();
  expect(nsbEntropy([0], 10)).toBeNaN();
});
