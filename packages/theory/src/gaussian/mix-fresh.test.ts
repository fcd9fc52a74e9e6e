import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gaussianFixedReal, gaussianMixFresh, bertrandStable, populationContraction } from './mix-fresh.ts';

const loop = { real: 100, synthetic: 900, divisor: 'n-1' } as const;

it('has the fixed points (.00529, 1.0048) and (.00188, .3578) of row 16b, whatever the first fit had', () => {
  for (const initial of [100, 1000]) {
    const plain = gaussianMixFresh({ ...loop, shrink: 1, t: 400, initial });
    expect(plain.meanSquaredError).toBeCloseTo(0.00529, 5);
    expect(plain.variance).toBeCloseTo(1.0048, 4);
    const shrunk = gaussianMixFresh({ ...loop, shrink: 0.8, t: 400, initial });
    expect(shrunk.meanSquaredError).toBeCloseTo(0.00188, 5);
    // It prints .3578; .35775 is what its own equations give.
    expect(Math.abs(shrunk.variance - 0.3578)).toBeLessThan(1e-4);
  }
});

it('strays to .0147 and .0113 from a fixed real sample (row 16c, which prints .0147 and .01135): 1/n_r + q²λS/(n_s(1−q²))', () => {
  for (const [shrink, printed] of [[1, 0.0147], [0.8, 0.01135]] as const) {
    const { meanSquaredError, variance } = gaussianFixedReal({ ...loop, shrink, t: Infinity });
    expect(Math.abs(meanSquaredError - printed)).toBeLessThan(2e-5);
    expect(meanSquaredError).toBeCloseTo(0.01 + (0.81 * shrink * variance) / (900 * 0.19), 12);
  }
});

it('tends to its fixed point, and has no synthetic error left as the real data grow', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200 }), fc.integer({ min: 2, max: 200 }), fc.double({ min: 0.5, max: 1, noNaN: true }), fc.constantFrom('n' as const, 'n-1' as const), (real, synthetic, shrink, divisor) => {
      const mix = { real, synthetic, shrink, divisor };
      const [last, limit] = [gaussianMixFresh({ ...mix, t: 20_000, initial: real }), gaussianMixFresh({ ...mix, t: Infinity, initial: real })];
      expect(last.variance / limit.variance).toBeCloseTo(1, 6);
      expect(last.meanSquaredError / limit.meanSquaredError).toBeCloseTo(1, 6);
    }),
    { numRuns: 50 },
  );
  expect(gaussianMixFresh({ real: 1e9, synthetic: 10, shrink: 1, divisor: 'n', t: Infinity, initial: 10 }).meanSquaredError).toBeCloseTo(1e-9, 11);
});

it('is the truth at t = 0, the fit on real data at t = 1, and replacement where nothing is real', () => {
  for (const at of [gaussianFixedReal({ ...loop, shrink: 1, t: 0 }), gaussianMixFresh({ ...loop, shrink: 1, t: 0, initial: 40 })]) expect(at).toEqual({ variance: 1, meanSquaredError: 0 });
  expect(gaussianMixFresh({ ...loop, shrink: 1, t: 1, initial: 40 })).toEqual({ variance: 1, meanSquaredError: 1 / 40 });
  const { variance, meanSquaredError } = gaussianMixFresh({ real: 0, synthetic: 100, shrink: 1, divisor: 'n', t: 30, initial: 100 });
  expect(variance).toBeCloseTo(0.7397003733882802, 12); // 0.99³⁰
  expect(meanSquaredError).toBeCloseTo(1 - 0.7397003733882802, 12);
});

it('contracts a population error by λ/(1+λ), and says nothing where Bertrand et al. do not', () => {
  expect([0, 1, 3, Infinity].map(populationContraction)).toEqual([0, 0.5, 0.75, 1]);
  expect(bertrandStable({ synthetic: 0.4, smoothness: 1, error: 0.1, convexity: 1 })).toBe('stable');
  expect(bertrandStable({ synthetic: 0.5, smoothness: 1, error: 0, convexity: 1 })).toBe('not said');
});

it('forgets where its first sample was: of δ² the share q² is left in every generation, and none at the fixed point', () => {
  const mix = { real: 2, synthetic: 8, shrink: 1, divisor: 'n-1' as const, initial: 10 };
  const error = (t: number, displaced: number) => gaussianMixFresh({ ...mix, t, displaced }).meanSquaredError;
  expect(error(1, 3) - error(1, 0)).toBeCloseTo(9, 12);
  // By hand: q² = .64 of 9, and nothing yet of the variance, which is that of one fit in either case.
  expect(error(2, 3) - error(2, 0)).toBeCloseTo(5.76, 12);
  expect(error(Infinity, 3)).toBe(error(Infinity, 0));
});

it('is the fit on all first real data at t = 1, by hand a tenth kept of ten at t = 2, and forgets the rest', () => {
  const kept = { real: 1, synthetic: 9, shrink: 1, divisor: 'n' as const, initial: 10 };
  expect(gaussianFixedReal({ ...kept, t: 1 }).meanSquaredError).toBeCloseTo(0.1, 15);
  // μ₂ = .1 m + .9 (μ₁ + noise), the noise of variance .9/9: .01 · 1 + .81 · (.1 + .1) + 2 · .09 · E mμ₁, which is .1.
  expect(gaussianFixedReal({ ...kept, t: 2 }).meanSquaredError).toBeCloseTo(0.01 + 0.81 * 0.2 + 0.018, 14);
  expect(gaussianFixedReal({ ...kept, t: Infinity })).toEqual(gaussianFixedReal({ ...kept, initial: 1, t: Infinity }));
  expect(gaussianFixedReal({ ...kept, t: 300 }).meanSquaredError).toBeCloseTo(gaussianFixedReal({ ...kept, t: Infinity }).meanSquaredError, 12);
});
