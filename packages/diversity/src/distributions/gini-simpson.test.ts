import { expect, it } from 'vitest';
import { giniSimpson } from './gini-simpson.ts';

it('is the probability that two draws with replacement differ', () => {
  expect(giniSimpson([2, 1, 0, 1])).toBeCloseTo(1 - 6 / 16, 15);
  expect(giniSimpson([9])).toBe(0);
});

it('is NaN when nothing was counted', () => {
  expect(giniSimpson([])).toBeNaN();
  expect(giniSimpson([0])).toBeNaN();
});
