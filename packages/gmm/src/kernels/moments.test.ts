import { expect, test } from 'vitest';
import { moments } from './moments.ts';

test('mean and scatter of a few points, by hand', () => {
  // 1, 2, 3, 6: mean 3, squares 4 + 1 + 0 + 9.
  expect(moments(Float64Array.of(1, 2, 3, 6))).toEqual({ mean: 3, scatter: 14, mass: 4, squaredMass: 4 });
});

test('a whole weight counts an item that many times', () => {
  const repeated = moments(Float64Array.of(1, 1, 1, 5, 5, 9));
  const weighted = moments(Float64Array.of(1, 5, 9), Float64Array.of(3, 2, 1));
  expect(weighted.mean).toBeCloseTo(repeated.mean, 14);
  expect(weighted.scatter).toBeCloseTo(repeated.scatter, 13);
  expect(weighted.mass).toBe(6);
  expect(weighted.squaredMass).toBe(14);
});

test('equal points have exactly no scatter, and far points keep their digits', () => {
  expect(moments(new Float64Array(7).fill(0.1))).toMatchObject({ mean: 0.1, scatter: 0 });
  // 1e9 + {0, 1, 2}: squares about the mean 1 + 0 + 1; the textbook formula Σx² − n·mean² would lose them all.
  expect(moments(Float64Array.of(1e9, 1e9 + 1, 1e9 + 2)).scatter).toBe(2);
});

test('a first point far from all the others takes no digits of theirs', () => {
  const { scatter } = moments(Float64Array.from({ length: 10_001 }, (_, i) => (i === 0 ? 1000.1 : i % 2 === 0 ? 0.1 : 0.7)));
  // Python 3.11: fractions.Fraction of these doubles. Sums about the first point alone are off by 4·10⁻¹⁰.
  expect(Math.abs(scatter / 1000200.1599840017 - 1)).toBeLessThan(1e-12);
});

test('no points have no mean; a NaN or an infinity is not hidden', () => {
  expect(moments(new Float64Array(0)).mean).toBeNaN();
  expect(moments(Float64Array.of(1, NaN)).mean).toBeNaN();
  expect(moments(Float64Array.of(1, Infinity)).mean).toBe(Infinity);
});
