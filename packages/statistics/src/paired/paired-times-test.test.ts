import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mercaptopurine, placebo } from '../survival/classic.test.data.ts';
import type { SurvivalTime } from '../survival/survival-time.ts';
import { pairedTimesTest, type PairedTimes, type SwapTest } from './paired-times-test.ts';

const rng = streams(1).fork('swaps').rng();
const logRank = { seeds: 'common', scores: 'log-rank', resamples: 999, rng } as const;
const prentice = { ...logRank, scores: 'prentice-wilcoxon' } as const;

function testOf({ test }: PairedTimes): SwapTest {
  if (test.kind !== 'test') throw new Error('the test was refused');
  return test;
}

describe('pairedTimesTest', () => {
  // Python 3.11: scores in exact fractions and all 2ⁿ swaps counted; at ten pairs also scipy 1.17.1: stats.permutation_test(
  // permutation_type='samples', n_resamples=inf) of the scores. Tau: scipy 1.17.1, stats.kendalltau.
  it.each([
    ['log-rank', 10, logRank, 4.512782019322267, 2.0252255095623575, 44 / 1024, -0.09196009797434057],
    ['Prentice–Wilcoxon', 10, prentice, 2.568872397443826, 1.7991442558485613, 74 / 1024, -0.09196009797434057],
    ['log-rank', 21, logRank, 10.25050094803113, 3.3516017369409923, 570 / 2097152, 0.16000800060005002],
    ['Prentice–Wilcoxon', 21, prentice, 6.362209455610109, 3.1330034417806516, 1912 / 2097152, 0.16000800060005002],
  ] as const)('is exact with %s scores on %d pairs of the remission data', (_, pairs, options, excess, z, p, tau) => {
    const result = pairedTimesTest(placebo.slice(0, pairs), mercaptopurine.slice(0, pairs), options);
    expect(result.excess).toBeCloseTo(excess, 12);
    expect(result.kendallTau).toBeCloseTo(tau, 14);
    expect(result).toMatchObject({ pairs, informative: pairs });
    expect(testOf(result)).toEqual({ kind: 'test', p, method: 'exact', swaps: 1 << pairs, z: expect.closeTo(z, 12) as number });
  });

  it('gives no p-value below eight pairs', () => {
    const result = pairedTimesTest(placebo.slice(0, 7), mercaptopurine.slice(0, 7), logRank);
    expect(result.test).toEqual({ kind: 'too-few', have: 7, need: 8 });
    expect(result.excess).toBeGreaterThan(0);
  });

  it('finds nothing where all pairs are alike', () => {
    expect(pairedTimesTest(placebo, placebo, logRank)).toMatchObject({ informative: 0, excess: expect.closeTo(0, 12) as number, kendallTau: 1 });
    expect(testOf(pairedTimesTest(placebo, placebo, logRank))).toEqual({ kind: 'test', p: 1, method: 'exact', swaps: 1, z: NaN });
  });

  it('is the same with the arms exchanged, but for the sign', () => {
    const [forth, back] = [pairedTimesTest(placebo, mercaptopurine, prentice), pairedTimesTest(mercaptopurine, placebo, prentice)];
    expect(back.excess).toBeCloseTo(-forth.excess, 12);
    expect(testOf(back).p).toBe(testOf(forth).p);
  });

  // Over all 2⁸ ways to turn the pairs, which are equally likely if nothing differs, P(p ≤ x) ≤ x at every x, and equal at every p that occurs.
  it('has p-values that keep their word exactly, whatever the times, ties and censoring', () => {
    const chain = fc.record({ time: fc.integer({ min: 1, max: 6 }), event: fc.constantFrom('collapsed', 'collapsed', 'censored') });
    const arm = fc.array(chain, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(arm, arm, fc.constantFrom(logRank, prentice), (a, b, options) => {
        const ps = Array.from({ length: 256 }, (_, turned) => {
          const side = (i: number, here: SurvivalTime[], there: SurvivalTime[]): SurvivalTime => ((turned >> i) & 1 ? there : here)[i]!;
          const [left, right] = [a.map((_, i) => side(i, a, b)), a.map((_, i) => side(i, b, a))];
          return testOf(pairedTimesTest(left, right, options)).p;
        });
        for (const x of new Set(ps)) expect(ps.filter((p) => p <= x).length / 256).toBe(x);
      }),
      { numRuns: 15 },
    );
  });

  it('has uniform p-values between paired exponential times without an effect', () => {
    const draws = streams(3).fork('null').rng();
    const exponential = (): number => -Math.log(1 - draws.uniform());
    const n = 1500;
    const ps = Array.from({ length: n }, () => {
      const arms: [SurvivalTime[], SurvivalTime[]] = [[], []];
      for (let i = 0; i < 12; i++) {
        const shared = exponential();
        for (const arm of arms) {
          const time = shared + exponential();
          arm.push(time < 4 ? { time, event: 'collapsed' } : { time: 4, event: 'censored' });
        }
      }
      return testOf(pairedTimesTest(...arms, logRank)).p;
    }).sort((x, y) => x - y);
    // Dvoretzky, Kiefer & Wolfowitz with Massart's constant: the empirical law strays by more than ε with probability below 2 exp(−2nε²),
    // 2e-6 at ε = 0.068. Above, P(p ≤ x) ≤ x. Below, x − P(p ≤ x) is at most a step of p, 2 / 2ᵐ for m pairs that differ: 1/64 from
    // m = 7 on, and six or more of twelve pairs both censored, each with probability below P(time > 4) = 5 e⁻⁴, come to less than 0.001.
    const epsilon = 0.068;
    ps.forEach((p, i) => {
      expect((i + 1) / n - p).toBeLessThan(epsilon);
      expect(p - i / n).toBeLessThan(epsilon + 1 / 64 + 0.001);
    });
  });

  it('refuses arms that do not pair', () => {
    expect(() => pairedTimesTest(placebo, mercaptopurine.slice(1), logRank)).toThrow('arms must pair chain by chain, but got 21 and 20 chains');
  });

  it('is not to be had for independent seeds', () => {
    // @ts-expect-error The type is the guard.
    pairedTimesTest(placebo, mercaptopurine, { ...logRank, seeds: 'independent' });
  });
});
