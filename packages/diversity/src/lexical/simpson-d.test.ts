import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unbiasedGiniSimpson } from '../distributions/unbiased-gini-simpson.ts';
import { anyCounts } from '../testing/arbitraries.ts';
import { simpsonD } from './simpson-d.ts';

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
