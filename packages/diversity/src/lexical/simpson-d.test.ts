import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unbiasedGiniSimpson } from '../distributions/unbiased-gini-simpson.ts';
import { simpsonD } from './simpson-d.ts';

const anyCounts = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 30 }).filter((counts) => counts.some((count) => count > 0));

it('is one minus the chance that two tokens differ', () => {
  fc.assert(
    fc.property(anyCounts.filter((counts) => counts.reduce((a, b) => a + b) > 1), (counts) => {
      expect(simpsonD(counts)).toBeCloseTo(1 - unbiasedGiniSimpson(counts), 13);
    }),
  );
});

it('is NaN below two units', () => {
  expect(simpsonD([1])).toBeNaN();
});
