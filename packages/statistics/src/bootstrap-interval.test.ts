import { Rng, streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from './bootstrap-interval.ts';
import { median } from './median.ts';

// Test A of the spatial perception data, Efron & Tibshirani (1993), table 14.1.
const spatial = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];
const rng = (seed = 1): Rng => streams(seed).fork('bootstrap').rng();
// The generator whose resamples SciPy was given.
const sciPys = (): Rng => new Rng(505559453, -21653147, 1307177535, 1151578015);

function mean(sample: Float64Array): number {
  return sample.reduce((sum, x) => sum + x, 0) / sample.length;
}

/** Divides by n. */
function variance(sample: Float64Array): number {
  const centre = mean(sample);
  return sample.reduce((sum, x) => sum + (x - centre) * (x - centre), 0) / sample.length;
}

describe('bootstrapInterval', () => {
  it('covers the published interval of the variance of the spatial data', () => {
    // Section 14.3 of the book prints (115.8, 259.6) at 90 % from 2000 resamples. Over 300 seeds the ends from 2000 resamples have
    // standard deviations 2.0 and 3.8 here, so two such intervals differ by less than 4 · √2 of them: 11.4 and 21.8.
    const { estimate, low, high } = bootstrapInterval(spatial, variance, { level: 0.9, resamples: 2000, rng: rng() });
    expect(estimate).toBeCloseTo(171.534, 3);
    expect(Math.abs(low - 115.8)).toBeLessThan(11.4);
    expect(Math.abs(high - 259.6)).toBeLessThan(21.8);
  });

  // scipy 1.17.1: stats.bootstrap(method='BCa') given the replicates that this generator makes, through its argument bootstrap_result.
  it.each([
    ['variance', variance, spatial, 0.9, 2000, 114.08656128392136, 253.78528098667556],
    ['mean', mean, [0.25, 0.5, 1, 1.5, 2.25, 4, 8.5], 0.95, 1000, 1.1785714285714286, 5.629461341889778],
    ['median', median, spatial, 0.8, 1000, 27, 36],
  ] as const)('agrees with SciPy on the same resamples of the %s', (_, statistic, values, level, resamples, low, high) => {
    const interval = bootstrapInterval(values, statistic, { level, resamples, rng: sciPys() });
    expect(interval.low).toBeCloseTo(low, 10);
    expect(interval.high).toBeCloseTo(high, 10);
    expect(interval).toMatchObject({ n: values.length, level });
  });

  // Scaling changes last digits, so this also fails where rounding decides whether a resample ties with the estimate.
  it('moves and stretches with the values', () => {
    const factor = fc.constantFrom(0.001, 0.5, 3, 1000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), factor, fc.integer({ min: -50, max: 50 }), (seed, scale, shift) => {
        const options = { level: 0.9, resamples: 200 };
        const plain = bootstrapInterval(spatial, mean, { ...options, rng: rng(seed) });
        const moved = bootstrapInterval(
          spatial.map((x) => scale * (x + shift)),
          mean,
          { ...options, rng: rng(seed) },
        );
        expect(moved.low / scale - shift).toBeCloseTo(plain.low, 8);
        expect(moved.high / scale - shift).toBeCloseTo(plain.high, 8);
      }),
      { numRuns: 30 },
    );
  });

  it('has no width where all values are equal', () => {
    const interval = bootstrapInterval([0.1, 0.1, 0.1], mean, { level: 0.95, resamples: 50, rng: rng() });
    expect(interval.low).toBeCloseTo(0.1, 15);
    expect(interval.high).toBeCloseTo(0.1, 15);
  });

  it('keeps the estimate and has undefined ends below two values', () => {
    expect(bootstrapInterval([4], mean, { level: 0.9, resamples: 50, rng: rng() })).toEqual({ estimate: 4, low: NaN, high: NaN, n: 1, level: 0.9 });
    expect(bootstrapInterval([], mean, { level: 0.9, resamples: 50, rng: rng() }).estimate).toBeNaN();
  });

  it('has undefined ends where the statistic is undefined on a resample', () => {
    const inverse = (sample: Float64Array): number => (sample.every((x) => x === sample[0]) ? NaN : 1);
    const interval = bootstrapInterval([1, 2], inverse, { level: 0.9, resamples: 50, rng: rng() });
    expect(interval).toMatchObject({ estimate: 1, low: NaN, high: NaN });
  });

  it('has undefined ends where every resample falls below the estimate', () => {
    let calls = 0;
    const first = (): number => (calls++ === 0 ? 1 : 0);
    expect(bootstrapInterval([1, 2, 3], first, { level: 0.9, resamples: 50, rng: rng() })).toMatchObject({ low: NaN, high: NaN });
  });

  it('refuses a level or a number of resamples that means nothing', () => {
    expect(() => bootstrapInterval(spatial, mean, { level: 95, resamples: 50, rng: rng() })).toThrow('level must be between 0 and 1, but got 95');
    expect(() => bootstrapInterval(spatial, mean, { level: 0.9, resamples: 0, rng: rng() })).toThrow('resamples must be a positive integer, but got 0');
  });
});
