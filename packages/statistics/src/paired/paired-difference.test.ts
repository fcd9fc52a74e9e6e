import { streams } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../bootstrap-interval.ts';
import { pairedDifference } from './paired-difference.ts';

const a = [3.1, 2.4, 5, 4.4, 1.2, 3.3, 2.8, 4.9];
const b = [2.9, 2, 4.1, 4.5, 1, 2.2, 2.9, 4];
const options = () => ({ seeds: 'common', of: 'mean', level: 0.9, resamples: 500, rng: streams(1).fork('pairs').rng() }) as const;

describe('pairedDifference', () => {
  it('gives the difference, the correlation and what pairing was worth', () => {
    // scipy 1.17.1 and its NumPy: mean(a − b), median(a − b), pearsonr, (var(a) + var(b)) / var(a − b) with ddof = 1.
    const { difference, correlation, varianceRatio } = pairedDifference(a, b, options());
    expect(difference.estimate).toBeCloseTo(0.4375, 14);
    expect(correlation).toBeCloseTo(0.9336405742545157, 13);
    expect(varianceRatio).toBeCloseTo(14.247794707297516, 11);
    expect(pairedDifference(a, b, { ...options(), of: 'median' }).difference.estimate).toBeCloseTo(0.3, 14);
  });

  it('has the BCa interval of the differences', () => {
    const mean = (sample: Float64Array): number => sample.reduce((sum, x) => sum + x, 0) / sample.length;
    const differences = a.map((value, i) => value - b[i]!);
    expect(pairedDifference(a, b, options()).difference).toEqual(bootstrapInterval(differences, mean, options()));
  });

  it('is worth nothing, a ratio of 1, where pairs are uncorrelated', () => {
    const { correlation, varianceRatio } = pairedDifference([1, 1, -1, -1], [1, -1, 1, -1], options());
    expect(correlation).toBe(0);
    expect(varianceRatio).toBe(1);
  });

  it('is worth infinitely much where all differences are equal', () => {
    expect(pairedDifference([1, 2, 4], [2, 3, 5], options())).toMatchObject({ varianceRatio: Infinity, correlation: expect.closeTo(1, 12) as number });
  });

  it('is undefined with a NaN, and refuses lengths that do not pair', () => {
    const { difference, correlation, varianceRatio } = pairedDifference([1, NaN, 3], [1, 2, 4], options());
    for (const value of [difference.estimate, difference.low, correlation, varianceRatio]) expect(value).toBeNaN();
    expect(() => pairedDifference([1, 2], [1], options())).toThrow('b must pair with a');
  });
});
