import { describe, expect, test } from 'vitest';
import { factorialExcess, halfDeviance } from './saddle-point.ts';

describe('what a factorial adds to its largest terms', () => {
  // mpmath 1.3 with 50 digits: log(factorial(k)) − k log k + k.
  test.each([
    [0, 0], [1, 1], [2, 1.3068528194400546], [15, 2.2785183673077407], [16, 2.310440550244173], [17, 2.3404466011812155], [100, 3.2223569567543535],
    [1_000_000, 7.826693895520143], [2_147_483_648, 11.66271983192263],
  ])('k = %i', (k, expected) => {
    expect(Math.abs(factorialExcess(k) - expected)).toBeLessThan(1e-14);
  });
});

describe('half the deviance of a count', () => {
  // mpmath 1.3 with 50 digits: x log(x / m) + m − x, with m as it is stored.
  test.each([
    [0, 3.5, 3.5], [10, 10, 0], [10, 10.5, 0.01209835830567997], [13, 10, 0.41073543807738366], [10, 13, 0.37635735532508946],
    [1_000_000, 1_000_000.25, 3.124999479166764e-8], [1_073_741_824, 1_073_800_000, 1.5759490119940398],
  ])('x = %d of mean %d', (x, mean, expected) => {
    expect(Math.abs(halfDeviance(x, mean) - expected)).toBeLessThanOrEqual(1e-13 * expected);
  });
});
