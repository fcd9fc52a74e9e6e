import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wasserstein1d } from './wasserstein-1d.ts';

// On a coarse grid, so that values tie.
const anySample = fc.array(fc.integer({ min: -40, max: 40 }).map((x) => x / 4), { minLength: 1, maxLength: 25 });

it('pairs values by rank', () => {
  expect(wasserstein1d([0, 10], [1, 13], 1)).toBe(2);
  expect(wasserstein1d([0, 10], [13, 1], 2)).toBeCloseTo(Math.sqrt(5), 14);
  expect(wasserstein1d([0, 10], [1, 13], 3)).toBeCloseTo(Math.cbrt(14), 13);
});

it('splits mass between samples of unequal size', () => {
  // Thirds against halves: 0 → 0 (1/3), 3 → 0 (1/6) and → 6 (1/6), 6 → 6 (1/3).
  expect(wasserstein1d([0, 3, 6], [0, 6], 1)).toBe(1);
});

it('is a metric that moves with a shift and does not see copies', () => {
  fc.assert(
    fc.property(anySample, anySample, fc.constantFrom(1, 1.5, 2), (x, y, order) => {
      const distance = wasserstein1d(x, y, order);
      expect(wasserstein1d(y, x, order)).toBeCloseTo(distance, 10);
      expect(wasserstein1d([...x, ...x], y, order)).toBeCloseTo(distance, 10);
      expect(wasserstein1d(x, x.map((value) => value + 3), order)).toBeCloseTo(3, 10);
      expect(distance).toBeGreaterThanOrEqual(wasserstein1d(x, y, 1) - 1e-9);
    }),
  );
});

it('is NaN where a sample is empty', () => {
  expect(wasserstein1d([], [1], 1)).toBeNaN();
});
