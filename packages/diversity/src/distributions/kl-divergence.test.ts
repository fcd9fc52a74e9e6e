import fc from 'fast-check';
import { expect, it } from 'vitest';
import { klDivergence } from './kl-divergence.ts';

it('normalises both sides and is not symmetric', () => {
  // p = (3/4, 1/4), q = (1/2, 1/2).
  expect(klDivergence([3, 1], [50, 50])).toBeCloseTo(0.75 * Math.log(1.5) + 0.25 * Math.log(0.5), 14);
  expect(klDivergence([50, 50], [3, 1])).toBeCloseTo(0.5 * Math.log(2 / 3) + 0.5 * Math.LN2, 14);
});

it('is infinite where q rules out what p allows, and not the other way round', () => {
  expect(klDivergence([1, 1], [1, 0])).toBe(Infinity);
  expect(klDivergence([1, 0], [1, 1])).toBeCloseTo(Math.LN2, 14);
});

it('is never negative beyond rounding', () => {
  const law = fc.array(fc.nat({ max: 50 }), { minLength: 5, maxLength: 5 }).filter((counts) => counts.some((count) => count > 0));
  fc.assert(
    fc.property(law, law, (p, q) => {
      expect(klDivergence(p, q)).toBeGreaterThan(-1e-14);
    }),
  );
});

it('is NaN for an empty side and refuses unequal lengths', () => {
  expect(klDivergence([0, 0], [1, 1])).toBeNaN();
  expect(klDivergence([1, 1], [0, 0])).toBeNaN();
  expect(() => klDivergence([1, 2], [1, 2, 3])).toThrow('q must have the 2 types of p, but got 3');
});
