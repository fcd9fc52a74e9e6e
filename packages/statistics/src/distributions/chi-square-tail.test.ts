import { expect, it } from 'vitest';
import { chiSquareTail } from './chi-square-tail.ts';

// mpmath 1.3.0: gammainc(df / 2, x / 2, inf, regularized=True), 40 digits.
it.each([
  [3.841458820694124, 1, 0.05000000000000006],
  [0.01, 1, 0.920344325445942],
  [10, 4, 0.040427681994512805],
  [100, 3, 1.554159431389605e-21],
  [1200, 1, 6.0995688148084334e-263],
  [600, 12, 1.0601197219852645e-120],
  [30, 40, 0.8752187849674752],
])('has twelve digits beyond %d with %d degrees of freedom', (x, df, expected) => {
  expect(Math.abs(chiSquareTail(x, df) / expected - 1)).toBeLessThan(1e-12);
});

it('is undefined without degrees of freedom', () => {
  expect(chiSquareTail(0, 0)).toBeNaN();
});
