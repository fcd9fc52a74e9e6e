import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';

// On a coarse grid, so that values tie.
const anySample = fc.array(fc.integer({ min: -40, max: 40 }).map((x) => x / 4), { minLength: 1, maxLength: 25 });

it('is the largest gap of the two distribution functions', () => {
  fc.assert(
    fc.property(anySample, anySample, (x, y) => {
      const share = (sample: number[], at: number): number => sample.filter((value) => value <= at).length / sample.length;
      const gaps = [...x, ...y].map((at) => Math.abs(share(x, at) - share(y, at)));
      expect(kolmogorovSmirnov(x, y, 'exact').statistic).toBeCloseTo(Math.max(...gaps), 12);
    }),
  );
});

it('has the exact probability of lattice paths', () => {
  // Of the C(4, 2) orders of two and two, the two that keep the samples apart have D = 1; all have D ≥ ½.
  expect(kolmogorovSmirnov([1, 2], [3, 4], 'exact')).toEqual({ statistic: 1, pValue: 1 / 3 });
  expect(kolmogorovSmirnov([1, 3], [2, 4], 'exact')).toEqual({ statistic: 0.5, pValue: 1 });
});

it('keeps the digits of a small probability', () => {
  // 2 / C(80, 40), apart from rounding.
  const apart = kolmogorovSmirnov(Array.from({ length: 40 }, (_, i) => i), Array.from({ length: 40 }, (_, i) => 100 + i), 'exact');
  let orders = 1;
  for (let i = 1; i <= 40; i++) orders *= (40 + i) / i;
  expect(apart.pValue / (2 / orders)).toBeCloseTo(1, 12);
});

it('nears the exact probability by the limiting law', () => {
  const rng = streams('ks').rng();
  const [x, y] = [300, 400].map((n, shift) => Array.from({ length: n }, () => rng.normal() + 0.1 * shift));
  const [exact, asymptotic] = [kolmogorovSmirnov(x!, y!, 'exact'), kolmogorovSmirnov(x!, y!, 'asymptotic')];
  expect(asymptotic.statistic).toBe(exact.statistic);
  expect(Math.abs(asymptotic.pValue - exact.pValue)).toBeLessThan(0.05);
});

it('is certain for equal samples and NaN where one is empty', () => {
  expect(kolmogorovSmirnov([1, 2], [2, 1], 'exact')).toEqual({ statistic: 0, pValue: 1 });
  expect(kolmogorovSmirnov([], [1], 'exact')).toEqual({ statistic: NaN, pValue: NaN });
});
