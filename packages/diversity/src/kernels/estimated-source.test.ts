import fc from 'fast-check';
import { expect, it } from 'vitest';
import { estimatedSource } from './estimated-source.ts';

const anyCounts = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 30 }).filter((counts) => counts.some((count) => count > 0));

it('is a law that gives the unseen what coverage leaves', () => {
  fc.assert(
    fc.property(anyCounts.filter((counts) => counts.reduce((a, b) => a + b) > 1), (counts) => {
      const source = estimatedSource(counts);
      expect(source.every((p) => p >= 0)).toBe(true);
      expect(source.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
    }),
  );
});

it('adds as many types as are estimated to be unseen', () => {
  // n = 10, f₁ = 3, f₂ = 1: 9/10 · 9/2 = 4.05, so 5.
  expect(estimatedSource([5, 2, 1, 1, 1])).toHaveLength(10);
  expect(estimatedSource([5, 5])).toEqual(Float64Array.of(0.5, 0.5));
});
