import { Rng } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import { bootstrapArms } from './bootstrap-arms.ts';
import { bootstrapInterval } from './bootstrap-interval.ts';
import { median } from './median.ts';

// All are multiples of ⅛, so sums are exact and ties between resamples are true ones.
const a = [0.25, 0.5, 1, 1.5, 2.25, 4, 8.5];
const b = [1.125, 1.875, 0.75, 2.625, 3.125, 1.375, 2.25, 5.25];
// The generator whose resamples the references were given.
const rng = (): Rng => new Rng(505559453, -21653147, 1307177535, 1151578015);
const sum = (sample: Float64Array): number => sample.reduce((total, x) => total + x, 0);
const mean = (sample: Float64Array): number => sum(sample) / sample.length;

describe('bootstrapArms', () => {
  // scipy 1.17.1: stats.bootstrap(method='BCa') given the replicates that this generator makes, through its argument bootstrap_result.
  it('agrees with SciPy on the ratio of the means of two independent arms', () => {
    const interval = bootstrapArms([a, b], ([x, y]) => mean(x!) / mean(y!), { level: 0.9, resamples: 2000, rng: rng() });
    expect(interval.estimate).toBeCloseTo(1.119533527696793, 14);
    expect(interval.low).toBeCloseTo(0.5208433693820074, 12);
    expect(interval.high).toBeCloseTo(2.2857142857142856, 12);
    expect(interval.n).toBe(15);
  });

  it('agrees with SciPy on the difference of the medians of two independent arms', () => {
    const interval = bootstrapArms([a, b], ([x, y]) => median(x!) - median(y!), { level: 0.8, resamples: 2000, rng: rng() });
    expect(interval).toMatchObject({ estimate: -0.5625, low: -1.625, high: 0.875 });
  });

  it('leaves a ratio of the means of two arms on common random numbers to bootstrapInterval, whose values are the pairs', () => {
    const ratio = (pairs: Float64Array): number => sum(pairs.map((i) => a[i]!)) / sum(pairs.map((i) => b[i]!));
    const interval = bootstrapInterval(a.map((_, i) => i), ratio, { level: 0.9, resamples: 2000, rng: rng() });
    // As above, with paired=True.
    expect(interval.estimate).toBeCloseTo(1.3714285714285714, 14);
    expect(interval.low).toBeCloseTo(0.6991869918699187, 12);
    expect(interval.high).toBeCloseTo(2.5591397849462365, 12);
  });

  it('has no width where no arm has any', () => {
    const interval = bootstrapArms([[2, 2], [5, 5, 5]], ([x, y]) => mean(x!) - mean(y!), { level: 0.9, resamples: 20, rng: rng() });
    expect(interval).toMatchObject({ estimate: -3, low: -3, high: -3 });
  });

  it('keeps the estimate and has undefined ends where an arm has fewer than two values', () => {
    const interval = bootstrapArms([[1, 2, 3], [4]], ([x, y]) => mean(x!) - mean(y!), { level: 0.9, resamples: 20, rng: rng() });
    expect(interval).toEqual({ estimate: -2, low: NaN, high: NaN, n: 4, level: 0.9 });
  });

  it('refuses a level or a number of resamples that means nothing', () => {
    expect(() => bootstrapArms([a], () => 0, { level: 0, resamples: 20, rng: rng() })).toThrow('level must be between 0 and 1, but got 0');
    expect(() => bootstrapArms([a], () => 0, { level: 0.9, resamples: 1.5, rng: rng() })).toThrow('resamples must be a positive integer, but got 1.5');
  });
});
