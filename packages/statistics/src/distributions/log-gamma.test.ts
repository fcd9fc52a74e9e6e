import { expect, it } from 'vitest';
import { logGamma } from './log-gamma.ts';

// mpmath 1.3.0: loggamma, 40 digits.
it.each([
  [0.001, 6.907178885383853],
  [0.5, 0.5723649429247001],
  [1, 0],
  [1.5, -0.12078223763524522],
  [2, 0],
  [3.7, 1.4280723266653879],
  [15, 25.191221182738683],
  [170.5, 704.0044277342047],
  [12345.6, 103959.18506616846],
])('is exact to rounding at %d', (x, expected) => {
  expect(Math.abs(logGamma(x) - expected)).toBeLessThan(5e-15 * Math.max(1, Math.abs(expected)));
});

it('is NaN where it has no real value or a pole', () => {
  for (const x of [0, -0.5, -3, NaN]) expect(logGamma(x)).toBeNaN();
  expect(logGamma(Infinity)).toBe(Infinity);
});
