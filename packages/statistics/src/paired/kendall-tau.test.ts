import { expect, it } from 'vitest';
import { kendallTau } from './kendall-tau.ts';

it('agrees with SciPy where values tie', () => {
  // scipy 1.17.1: stats.kendalltau, variant b.
  expect(kendallTau([1, 2, 2, 3, 5, 5, 7], [2, 1, 2, 5, 4, 4, 9])).toBeCloseTo(0.6315789473684209, 14);
});

it('depends on order alone', () => {
  expect(kendallTau([1, 2, 3, Infinity], [-5, 0, 1, 1e300])).toBe(1);
  expect(kendallTau([1, 2, 3], [3, 2, 1])).toBe(-1);
});

it('is NaN where a side is constant, below two pairs, or with a NaN', () => {
  expect(kendallTau([1, 1, 1], [1, 2, 3])).toBeNaN();
  expect(kendallTau([1], [1])).toBeNaN();
  expect(kendallTau([1, NaN, 2], [1, 2, 3])).toBeNaN();
});

it('refuses lengths that do not pair', () => {
  expect(() => kendallTau([1, 2], [1])).toThrow('b must pair with a, of length 2, but got length 1');
});
