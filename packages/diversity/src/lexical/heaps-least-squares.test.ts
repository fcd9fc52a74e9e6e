import { expect, it } from 'vitest';
import { heapsLeastSquares } from './heaps-least-squares.ts';

it('recovers an exact power of the length', () => {
  const { exponent, coefficient } = heapsLeastSquares([1, 4, 9, 100], [3, 6, 9, 30]);
  expect(exponent).toBeCloseTo(0.5, 6);
  expect(coefficient).toBeCloseTo(3, 5);
});

it('is NaN below two points', () => {
  expect(heapsLeastSquares([5], [2])).toEqual({ exponent: NaN, coefficient: NaN });
});
