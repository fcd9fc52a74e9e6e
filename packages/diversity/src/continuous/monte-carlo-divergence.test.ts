import { expect, it } from 'vitest';
import { monteCarloDivergence } from './monte-carlo-divergence.ts';

it('is the mean log ratio with its standard error', () => {
  // Ratios 1, 3: mean 2, deviation √2, over √2.
  expect(monteCarloDivergence([0, -1], [-1, -4])).toEqual({ divergence: 2, standardError: 1 });
});

it('is infinite where the second law rules out a draw', () => {
  expect(monteCarloDivergence([0], [-Infinity]).divergence).toBe(Infinity);
});
