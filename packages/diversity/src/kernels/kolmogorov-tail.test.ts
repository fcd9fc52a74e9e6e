import { expect, it } from 'vitest';
import { kolmogorovTail } from './kolmogorov-tail.ts';

// SciPy 1.17.1, stats.kstwo.sf; at n = 300 and 1000, where that is good to 1e-6 only, the same matrix power in 50 digits with mpmath 1.3.0.
it.each([
  [5, 0.3, 0.664],
  [50, 0.1, 0.6623112704658186],
  [95, 0.09, 0.40125770607413086],
  [95, 0.25, 1.0196384267453602e-05],
  [300, 0.05, 0.427441622391802],
  [1000, 0.03, 0.3226902464132999],
  [20, 0.6, 2.0483011649719853e-07],
  [5000, 0.01, 0.6954557253913853],
  [5000, 0.02, 0.03613941395325637],
])('agrees with kstwo at n = %i, d = %d', (n, d, expected) => {
  expect(Math.abs(kolmogorovTail(n, d) / expected - 1)).toBeLessThan(n > 1000 ? 1e-4 : 1e-8);
});

it('is certain at 0 and impossible at 1', () => {
  expect(kolmogorovTail(10, 0)).toBe(1);
  expect(kolmogorovTail(10, 1)).toBe(0);
});
