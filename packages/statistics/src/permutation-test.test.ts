import { streams } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import { permutationTest } from './permutation-test.ts';

const a = [2.1, 3.4, 1.9, 5, 4.4];
const b = [1, 2.2, 0.3, 1.9];
const options = { mostArrangements: 20_000, draws: 9999, rng: streams(1).fork('test').rng() };

describe('permutationTest', () => {
  // SciPy 1.10.1, permutation_test with n_resamples=inf, doubles its smaller tail for two sides; counted by hand, by |difference of means| 9 of the 126 choices are as far out.
  it.each([
    ['less', 0.9761904761904762],
    ['greater', 0.03968253968253968],
    ['two-sided', 9 / 126],
  ] as const)('gives the exact p of the alternative %s', (alternative, p) => {
    const test = permutationTest(a, b, { ...options, alternative });
    expect(test.p).toBeCloseTo(p, 12);
    expect([test.method, test.arrangements]).toEqual(['exact', 126]);
  });

  it('comes near the exact p by draws', () => {
    const { p, method } = permutationTest(a, b, { ...options, mostArrangements: 100, alternative: 'greater' });
    // 4 standard errors of a share of 0.0397 in 9999 draws: 4 · √(0.0397 · 0.9603 / 9999) = 0.0078.
    expect(Math.abs(p - 5 / 126)).toBeLessThan(0.0079);
    expect(method).toBe('sampled');
  });

  it('draws the smaller arm, whichever it is', () => {
    const { p } = permutationTest(b, a, { ...options, mostArrangements: 100, alternative: 'less' });
    expect(Math.abs(p - 5 / 126)).toBeLessThan(0.0079);
  });

  it('counts arrangements that equal the observed one up to rounding', () => {
    expect(permutationTest([0.1, 0.2, 0.3], [0.3, 0.2, 0.1], { ...options, alternative: 'two-sided' }).p).toBe(1);
  });

  it('is no test of nothing, nor of what is not finite', () => {
    expect(permutationTest([], b, { ...options, alternative: 'less' }).p).toBeNaN();
    expect(permutationTest([NaN, 1], b, { ...options, alternative: 'less' }).p).toBeNaN();
  });
});
