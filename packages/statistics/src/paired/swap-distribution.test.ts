import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { swapShare } from './swap-distribution.ts';

const rng = streams(1).fork('swaps').rng();

describe('swapShare', () => {
  it('counts all swaps, ties included', () => {
    // Σ ± over 1, 2, 3 is ±6, ±4, ±2, 0, 0: only ±6 reaches 6; ±6 and ±4 reach 4.
    expect(swapShare(Float64Array.of(1, 2, 3), 1, rng)).toEqual({ p: 2 / 8, method: 'exact', swaps: 8 });
    expect(swapShare(Float64Array.of(-1, 2, 3), 1, rng).p).toBe(4 / 8);
    expect(swapShare(Float64Array.of(1, 2, -3), 1, rng).p).toBe(1);
  });

  it('does not let rounding break a tie', () => {
    // 0.1 + 0.2 − 0.3 is 5.6e-17 in doubles, 0 in truth, and 0.1 + 0.2 + 0.3 in any order the same sum.
    expect(swapShare(Float64Array.of(0.1, 0.2, -0.3), 1, rng).p).toBe(1);
    expect(swapShare(Float64Array.of(0.3, 0.2, 0.1), 1, rng).p).toBe(2 / 8);
  });

  it('leaves out pairs without a difference', () => {
    expect(swapShare(Float64Array.of(0, 0, 5), 1, rng)).toEqual({ p: 1, method: 'exact', swaps: 2 });
    expect(swapShare(Float64Array.of(0, 0), 1, rng)).toEqual({ p: 1, method: 'exact', swaps: 1 });
  });

  it('agrees with one-by-one enumeration', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 9 }), (differences) => {
        const total = Math.abs(differences.reduce((sum, d) => sum + d, 0));
        let hits = 0;
        for (let signs = 0; signs < 1 << differences.length; signs++) {
          const sum = differences.reduce((sum, d, i) => sum + ((signs >> i) & 1 ? d : -d), 0);
          if (Math.abs(sum) >= total) hits++;
        }
        expect(swapShare(Float64Array.from(differences), 1, rng).p).toBe(hits / (1 << differences.length));
      }),
    );
  });

  it('is exact at 32 pairs and sampled, near the same, beyond', () => {
    // All differences 1: P(|Σ ±| ≥ 12) for n = 32 is P(|heads − 16| ≥ 6) = 0.0501 (scipy 1.17.1: 2 · stats.binom.cdf(10, 32, 0.5)).
    const ones = (n: number, negative: number): Float64Array => Float64Array.from({ length: n }, (_, i) => (i < negative ? -1 : 1));
    expect(swapShare(ones(32, 10), 1, rng)).toEqual({ p: expect.closeTo(0.050102459732443094, 12) as number, method: 'exact', swaps: 4294967296 });
    // n = 40, |heads − 20| ≥ 6: 0.0807 (2 · stats.binom.cdf(14, 40, 0.5)); within 5 standard errors √(p (1 − p) / 4000) = 0.0043.
    const sampled = swapShare(ones(40, 14), 4000, rng);
    expect(sampled).toMatchObject({ method: 'monte-carlo', swaps: 4000 });
    expect(Math.abs(sampled.p - 0.08069)).toBeLessThan(5 * 0.0043);
  });

  it('never gives 0 when sampling', () => {
    expect(swapShare(new Float64Array(60).fill(1), 99, rng).p).toBe(1 / 100);
  });

  it('refuses a number of resamples that means nothing', () => {
    expect(() => swapShare(Float64Array.of(1), 0, rng)).toThrow('resamples must be a positive integer, but got 0');
  });
});
