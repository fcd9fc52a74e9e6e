import { expect, it } from 'vitest';
import { heapsRegression } from './heaps-regression.ts';

it('recovers an exact power of the length', () => {
  const { exponent, coefficient } = heapsRegression([1, 4, 9, 100], [3, 6, 9, 30]);
  expect(exponent).toBeCloseTo(0.5, 12);
  expect(coefficient).toBeCloseTo(3, 12);
});

it('is NaN below two sizes', () => {
  expect(heapsRegression([5], [2]).exponent).toBeNaN();
});
