import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gaussianLogDet, gaussianReplace, gaussianSurvival, sureshGaussianBound, sureshMixtureBound } from './replace.ts';
import { universalRisk, w2Expected } from './wasserstein.ts';

it('gives the means that the notebook of Shumailov et al. prints for one fit of np.std on 10 … 10⁷ items', () => {
  // 1000 repeats each, so within 4 standard errors, √((1 − α²)/1000); the printed five digits add 5e-6.
  const printed = [0.92062, 0.98313, 0.9916, 0.99778, 0.99947, 0.99969, 0.99995, 1, 1];
  const sizes = [10, 50, 100, 500, 1000, 5000, 10_000, 1e6, 1e7];
  sizes.forEach((n, i) => {
    const { stdDev } = gaussianReplace({ n, t: 1, divisor: 'n' });
    expect(Math.abs(stdDev - printed[i]!)).toBeLessThan(4 * Math.sqrt((1 - 1 / n - stdDev * stdDev) / 1000) + 5e-6);
  });
});

it('keeps the mean variance with divisor n − 1, lets the mean walk by 1/n a generation, and shrinks the variance by 1 − 1/n with divisor n', () => {
  expect(gaussianReplace({ n: 50, t: 40, divisor: 'n-1' })).toMatchObject({ variance: 1, meanSquaredError: 40 / 50 });
  // (99/100)^100, by hand: e^(100 ln 0.99).
  expect(gaussianReplace({ n: 100, t: 100, divisor: 'n' }).variance).toBeCloseTo(0.3660323413, 10);
});

it('multiplies the variance by λ from the second fit on: E Σ_t = λ^(t−1), t = 1 the fit on real data (row 16a)', () => {
  expect([1, 2, 3].map((t) => gaussianReplace({ n: 100, t, divisor: 'n-1', shrink: 0.8 }).variance)).toEqual([1, expect.closeTo(0.8, 14), expect.closeTo(0.64, 14)]);
});

it('conserves variance and squared error of the mean together with divisor n', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 10_000 }), fc.integer({ min: 0, max: 5000 }), (n, t) => {
      const { variance, meanSquaredError } = gaussianReplace({ n, t, divisor: 'n' });
      expect(variance + meanSquaredError).toBeCloseTo(1, 9);
    }),
  );
});

it('has E σ ≤ √E σ² and E ln σ² ≤ ln E σ² (Jensen), all of them the truth at t = 0 and as n → ∞', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1000 }), fc.integer({ min: 1, max: 500 }), fc.constantFrom('n' as const, 'n-1' as const), (n, t, divisor) => {
      const { variance, stdDev, logVariance } = gaussianReplace({ n, t, divisor });
      expect(stdDev * stdDev).toBeLessThanOrEqual(variance * (1 + 1e-12));
      expect(logVariance.mean).toBeLessThanOrEqual(Math.log(variance) + 1e-12);
    }),
  );
  for (const loop of [{ n: 10, t: 0 }, { n: 1e12, t: 50 }]) {
    const { variance, stdDev, meanSquaredError, logVariance } = gaussianReplace({ ...loop, divisor: 'n' });
    [variance, stdDev, 1 + meanSquaredError, 1 + logVariance.mean, 1 + logVariance.variance].forEach((value) => { expect(value).toBeCloseTo(1, 9); });
  }
});

it('is the one-dimensional log law in one dimension, and −∞ where there are no more items than dimensions', () => {
  const loop = { n: 30, t: 7, divisor: 'n-1' } as const;
  expect(gaussianLogDet({ ...loop, dimensions: 1 })).toEqual(gaussianReplace(loop).logVariance);
  expect(gaussianLogDet({ ...loop, dimensions: 30 }).mean).toBe(-Infinity);
  // E ln det of a 2 × 2 Wishart with 3 degrees of freedom over 3: ψ(3/2) + ψ(1) + 2 ln 2 − 2 ln 3, with ψ(3/2) = 2 − γ − 2 ln 2, ψ(1) = −γ.
  expect(gaussianLogDet({ n: 4, t: 1, divisor: 'n-1', dimensions: 2 }).mean).toBeCloseTo(2 - 2 * 0.5772156649015329 - 2 * Math.log(3), 12);
});

it('needs t/n for W₂², has the universal risk as its first order, and is 11.84 at n = 100, t = 1000 (rows 1b and trap 2)', () => {
  expect(w2Expected({ n: 1000, t: 20, divisor: 'n-1' }) / universalRisk(Array<number>(20).fill(1000)).mean).toBeCloseTo(1, 3);
  expect(w2Expected({ n: 100, t: 1000, divisor: 'n-1' })).toBeCloseTo(11.84, 2);
  expect(w2Expected({ n: 100, t: 0, divisor: 'n-1' })).toBe(0);
  expect(universalRisk([100, 200]).variance).toBeCloseTo(0.5 * (3 * (1e-4 + 0.25e-4) + 8 / 20_000), 15);
});

it('is bounded by Suresh et al., whose bounds say nothing until they are below 1 (rows 7c and 7d)', () => {
  for (let t = 1; t <= 200; t += 7) {
    const bound = sureshGaussianBound({ n: 10, t, threshold: 0.1 });
    if (bound.kind === 'limit') expect(gaussianSurvival({ n: 10, t, divisor: 'n-1', threshold: 0.1 })).toBeLessThan(bound.value);
  }
  expect(sureshMixtureBound({ n: 10, t: 20, threshold: 0.1 }).kind).toBe('vacuous');
  expect(sureshMixtureBound({ n: 10, t: 50, threshold: 0.1 }).kind).toBe('vacuous');
  expect(sureshMixtureBound({ n: 10, t: 100, threshold: 0.1 })).toEqual({ kind: 'limit', value: expect.closeTo(0.82, 2) as number });
});
