import { expect, it } from 'vitest';
import { digamma } from './digamma.ts';

// mpmath 1.3.0, 60 digits.
it.each([
  [0.5, -1.9635100260214235],
  [1, -0.5772156649015329],
  [3, 0.9227843350984671],
  [10, 2.251752589066721],
  [12.5, 2.485195651274912],
  [1e5, 11.512920464961894],
])('is exact to the last digits at %d', (x, expected) => {
  expect(Math.abs(digamma(x) - expected)).toBeLessThan(4e-15 * Math.max(1, Math.abs(expected)));
});

it('is NaN at 0 and below', () => {
  expect(digamma(0)).toBeNaN();
  expect(digamma(-1.5)).toBeNaN();
});
