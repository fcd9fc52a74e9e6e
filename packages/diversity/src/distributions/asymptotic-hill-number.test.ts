import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asymptoticHillNumber } from './asymptotic-hill-number.ts';
import { chao1 } from './chao-1.ts';
import { chaoWangJostEntropy } from './chao-wang-jost-entropy.ts';
import { unbiasedGiniSimpson } from './unbiased-gini-simpson.ts';

const anyCounts = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 30 }).filter((counts) => counts.some((count) => count > 0));

const counts = [20, 9, 4, 2, 2, 1, 1, 1];

it('joins the estimators of richness, entropy and Simpson', () => {
  fc.assert(
    fc.property(anyCounts.filter((sample) => sample.reduce((a, b) => a + b) > 1), (sample) => {
      expect(asymptoticHillNumber(sample, 0) / chao1(sample, 'classic')).toBeCloseTo(1, 10);
      expect(asymptoticHillNumber(sample, 1)).toBe(Math.exp(chaoWangJostEntropy(sample)));
      const simpson = 1 / (1 - unbiasedGiniSimpson(sample));
      if (simpson < Infinity) expect(asymptoticHillNumber(sample, 2) / simpson).toBeCloseTo(1, 10);
    }),
  );
});

it('is continuous through whole orders and through 1', () => {
  for (const order of [1, 2, 3]) {
    for (const step of [-1e-6, 1e-6]) expect(asymptoticHillNumber(counts, order + step) / asymptoticHillNumber(counts, order)).toBeCloseTo(1, 4);
  }
});

it('is C(c, 3) / C(n, 3) to the −1/2 at order 3, types of fewer units left out', () => {
  // n = 40: C(20, 3) + C(9, 3) + C(4, 3) = 1140 + 84 + 4.
  expect(asymptoticHillNumber(counts, 3)).toBeCloseTo(Math.sqrt(9880 / 1228), 10);
});

it('is the same by either form of the unseen', () => {
  // The forms change where n times the rarity is 1: 500 types once and 250 twice, or 249, on either side.
  const sample = (twice: number): number[] => [...new Array<number>(500).fill(1), ...new Array<number>(twice).fill(2), 30000];
  expect(asymptoticHillNumber(sample(251), 0.5) / asymptoticHillNumber(sample(249), 0.5)).toBeCloseTo(1, 2);
});

it('is NaN below two units and outside orders', () => {
  expect(asymptoticHillNumber([1], 0)).toBeNaN();
  expect(asymptoticHillNumber(counts, -1)).toBeNaN();
  expect(asymptoticHillNumber(counts, Infinity)).toBeNaN();
});
