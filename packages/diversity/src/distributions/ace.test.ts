import { expect, it } from 'vitest';
import { ace } from './ace.ts';

it('goes by the rare types', () => {
  // Rare: 3, 2, 1, 1 (n = 7, C = 5/7), abundant: one. γ² = max(0, (4 / (5/7)) · 8 / 42 − 1) = 1/15.
  expect(ace([20, 3, 2, 1, 1])).toBeCloseTo(1 + 4 / (5 / 7) + (2 / (5 / 7)) * (1 / 15), 12);
});

it('is the number of types where none is rare', () => {
  expect(ace([20, 11, 0])).toBe(2);
});

it('is NaN where all rare types were seen once, and when nothing was counted', () => {
  expect(ace([1, 1, 20])).toBeNaN();
  expect(ace([])).toBeNaN();
});
