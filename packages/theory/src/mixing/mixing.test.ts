import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gaussianMixFresh } from '../gaussian/mix-fresh.ts';
import { wfMutationVariance } from '../discrete/wright-fisher.ts';
import { discardPath, piSquaredPath, subsamplePath } from './paths.ts';
import { bscWatermarkGain, crtExponent, detectorRealShare, fuStability, kanabarEffectiveN, watermarkGain, weightedVariance, weightOptimal } from './weights.ts';

it('has the three paths of Dey and Donoho: G, Σ1/i² to π²/6, and 2.905 at G = 100 to π²/2 − 2 = 2.935 (row 5)', () => {
  expect(discardPath(20)).toBe(20);
  expect(piSquaredPath(2)).toBe(1.25);
  expect(piSquaredPath(1e6)).toBeCloseTo(piSquaredPath(Infinity), 5);
  expect(1 / piSquaredPath(Infinity)).toBeCloseTo(0.608, 3);
  expect(subsamplePath(1)).toBe(1);
  expect(subsamplePath(100)).toBeCloseTo(2.905, 3);
  expect(subsamplePath(1e6)).toBeCloseTo(2.935, 3);
  expect(subsamplePath(Infinity)).toBeCloseTo(2.9348, 4);
});

it('weighs real items by the golden ratio at k = 1 and by a half at k = 2, better than pooling: .618 against .667 (row 19a)', () => {
  const { weight: golden, variance: least, pooled } = weightOptimal(1);
  expect(golden).toBeCloseTo((Math.sqrt(5) - 1) / 2, 14);
  expect(least).toBeCloseTo(0.618, 3);
  expect(pooled).toBeCloseTo(2 / 3, 14);
  expect(weightOptimal(2).weight).toBeCloseTo(0.5, 15);
  expect(weightOptimal(0).weight).toBe(1);
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: 0.001, max: 1, noNaN: true }), (k, weight) => {
      const { variance, weight: best } = weightOptimal(k);
      expect(variance).toBeCloseTo(best, 9);
      expect(weightedVariance(k, weight)).toBeGreaterThanOrEqual(variance * (1 - 1e-9));
    }),
  );
});

it('knows the variance of drawn items where the number of real ones is given: pooled, that is the fixed point of a Gaussian with as much fresh real data', () => {
  for (const [n, k] of [[10, 2], [100, 0.5]] as const) {
    const { meanSquaredError } = gaussianMixFresh({ real: n, synthetic: k * n, shrink: 1, divisor: 'n', initial: n, t: Infinity });
    expect(weightedVariance(k, 1 / (1 + k), n)).toBeCloseTo(n * meanSquaredError, 12);
  }
});

it('counts real items by α² for who cannot tell and by α for who can (row 8)', () => {
  expect(kanabarEffectiveN([{ n: 200, realShare: 1 }, { n: 200, realShare: 0.5 }])).toEqual({ effective: 250, oracle: 300 });
  // A watermark that tells all makes the one the other: a gain of 1/α.
  expect(kanabarEffectiveN([{ n: 200, realShare: 1 }, { n: 200, realShare: 0.5, gain: bscWatermarkGain(0.5, 0) }])).toEqual({ effective: 300, oracle: 300 });
});

it('gains 10, 9.08, 4.51, 1.58, 1 by a watermark read with errors 0, .01, .1, .3, .5 at α = .1 (row 8w)', () => {
  [10, 9.08, 4.51, 1.58, 1].forEach((gain, i) => { expect(bscWatermarkGain(0.1, [0, 0.01, 0.1, 0.3, 0.5][i]!)).toBeCloseTo(gain, 2); });
  // An erasure channel that tells with probability 1 − e: 1 + (1 − e)(1/α − 1).
  expect(watermarkGain({ real: [0.6, 0, 0.4], synthetic: [0, 0.6, 0.4], realShare: 0.1 })).toBeCloseTo(1 + 0.6 * 9, 12);
});

it('drops what a detector flags: V* .00536, .00308, .00098, .00056 of row 17c', () => {
  const rates = [[0, 0], [0.5, 0.05], [0.9, 0.05], [0.99, 0.05]] as const;
  [0.00536, 0.00308, 0.00098, 0.00056].forEach((spread, i) => {
    const [tpr, fpr] = rates[i]!;
    const fresh = detectorRealShare({ realShare: 0.05, tpr, fpr });
    expect(wfMutationVariance({ n: 200, p: 1 / 8, fresh, counts: 'drawn', t: Infinity })).toBeCloseTo(spread, 5);
  });
  expect(detectorRealShare({ realShare: 0.3, tpr: 0.4, fpr: 0.4 })).toBeCloseTo(0.3, 15);
  expect(detectorRealShare({ realShare: 0.3, tpr: 1, fpr: 0.1 })).toBe(1);
});

it('forgets a swapped item by 1 − α a generation, at once where all is real and never where nothing is (row 9)', () => {
  const swap = { n: 100, shift: 2 };
  expect(fuStability({ ...swap, realShare: 0.1, i: 2 })).toBeCloseTo(0.0162, 14);
  expect(fuStability({ ...swap, realShare: 0, i: 50 })).toBe(0.02);
  expect(fuStability({ ...swap, realShare: 1, i: 0 })).toBe(0.02);
  expect(fuStability({ ...swap, realShare: 1, i: 1 })).toBe(0);
});

it('is slowed by whichever is less, the real share or the estimator, with a logarithm at equality (row 20)', () => {
  expect([0.1, 0.5, 0.7].map((share) => crtExponent(share))).toEqual([
    { exponent: 0.1, logarithmic: false },
    { exponent: 0.5, logarithmic: true },
    { exponent: 0.5, logarithmic: false },
  ]);
});
