import { expect, test } from 'vitest';
import { digammaHalfStep, logGammaHalfStep } from './half-steps.ts';

// mpmath 1.3.0 with 40 digits; the series begins at 50.
test.each([
  [0.3, -0.9437383164182379, 2.5375156554939946],
  [2, 0.2846828704729192, 0.28037230554677606],
  [49.9, 1.9525055332713177, 0.010070238162169756],
  [50.1, 1.954515535478084, 0.010029838038957902],
  [1000, 3.453752639496277, 0.000500124999984375],
  [500_000, 6.561181438702165, 1.0000005e-6],
])('at %d', (z, logGamma, digamma) => {
  // Below the series two values are taken apart, of up to 150 and 4.
  expect(Math.abs(logGammaHalfStep(z) / logGamma - 1)).toBeLessThan(1e-13);
  expect(Math.abs(digammaHalfStep(z) / digamma - 1)).toBeLessThan(z < 50 ? 1e-13 : 1e-15);
});
