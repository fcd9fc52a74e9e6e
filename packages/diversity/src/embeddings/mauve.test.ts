import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mauve } from './mauve.ts';

const options = { scaling: 5, points: 25 };

it('is 1 for equal laws and near 0 for disjoint ones', () => {
  expect(mauve([2, 1, 1], [4, 2, 2], options)).toBeCloseTo(1, 10);
  expect(mauve([1, 0], [0, 1], options)).toBeLessThan(0.01);
});

it('is symmetric and falls with the scaling', () => {
  const law = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }).filter((counts) => counts.some((count) => count > 0));
  fc.assert(
    fc.property(law, law, (p, q) => {
      expect(mauve(p, q, options)).toBeCloseTo(mauve(q, p, options), 10);
      expect(mauve(p, q, { ...options, scaling: 1 })).toBeGreaterThanOrEqual(mauve(p, q, options) - 1e-12);
    }),
  );
});
