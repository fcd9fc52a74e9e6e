// Bias-corrected and accelerated bootstrap intervals (BCa); Efron & Tibshirani, An Introduction to the Bootstrap (1993), section 14.3.
import type { Rng } from '@collapse-lab/numeric';
import { normalCdf } from './normal-cdf.ts';
import { normalQuantile } from './normal-quantile.ts';
import { quantile } from './quantile.ts';

/** A function of a sample; the array it gets is reused and may be reordered, but not kept. */
export type Statistic = (sample: Float64Array) => number;

/** How to bootstrap; nothing here has a default, for all of it moves the ends. */
export interface BootstrapOptions {
  /** Nominal coverage, in (0, 1): 0.95 leaves 2.5 % on either side. */
  readonly level: number;
  /** Number of resamples; the ends of a 95 % interval want 2000 or more. */
  readonly resamples: number;
  readonly rng: Rng;
}

/** An estimate and the two ends around it. */
export interface BootstrapInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Values the estimate stands on. */
  readonly n: number;
  readonly level: number;
}

/**
 * BCa interval of a statistic of independent values (one per chain, not one per token). Resamples that equal the estimate up
 * to rounding count half in the bias correction, the acceleration is the jackknife's (0 where leaving any one value out gives the same),
 * and the ends are type-7 quantiles.
 *
 * The ends are NaN below two values, where the statistic is NaN on a resample or not finite on a jackknife sample, or where all (with
 * a strong acceleration: nearly all) resamples lie on one side of the estimate. Throws RangeError on a level outside (0, 1) or a number
 * of resamples that is no positive integer.
 */
export function bootstrapInterval(values: ArrayLike<number>, statistic: Statistic, options: BootstrapOptions): BootstrapInterval {
  const { level, resamples, rng } = options;
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be between 0 and 1, but got ${level}`);
  if (!(Number.isInteger(resamples) && resamples > 0)) throw new RangeError(`resamples must be a positive integer, but got ${resamples}`);
  const n = values.length;
  const estimate = statistic(Float64Array.from(values));
  const replicates = n < 2 ? new Float64Array([NaN]) : resample(values, statistic, resamples, rng);
  const undefinedEnds = { estimate, low: NaN, high: NaN, n, level };
  // A sort of doubles puts NaN last.
  if (Number.isNaN(replicates[replicates.length - 1])) return undefinedEnds;
  const bias = normalQuantile(shareBelow(replicates, estimate));
  if (!Number.isFinite(bias)) return undefinedEnds;
  const acceleration = jackknifeAcceleration(values, statistic);
  const end = (p: number): number => {
    const shifted = bias + normalQuantile(p);
    const slack = 1 - acceleration * shifted;
    return slack > 0 ? quantile(replicates, normalCdf(bias + shifted / slack)) : NaN;
  };
  return { estimate, low: end((1 - level) / 2), high: end((1 + level) / 2), n, level };
}

/** The statistic on `resamples` samples of n drawn with replacement, sorted. */
function resample(values: ArrayLike<number>, statistic: Statistic, resamples: number, rng: Rng): Float64Array {
  const n = values.length;
  const sample = new Float64Array(n);
  const replicates = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    for (let i = 0; i < n; i++) sample[i] = values[rng.below(n)]!;
    replicates[b] = statistic(sample);
  }
  return replicates.sort();
}

/** Share of sorted replicates below the estimate, those equal to it counted half. */
function shareBelow(replicates: Float64Array, estimate: number): number {
  // The same values in another order make the same statistic, but not the same last digits.
  const scale = Math.max(Math.abs(replicates[0]!), Math.abs(replicates[replicates.length - 1]!));
  const rounding = scale < Infinity ? 1e-13 * scale : 0;
  let twice = 0;
  for (const replicate of replicates) {
    if (replicate === estimate || Math.abs(replicate - estimate) <= rounding) twice += 1;
    else if (replicate < estimate) twice += 2;
  }
  return twice / (2 * replicates.length);
}

/** Σ d³ / (6 (Σ d²)^(3/2)), d the mean of the n leave-one-out statistics minus each; 0 where they are all equal. */
function jackknifeAcceleration(values: ArrayLike<number>, statistic: Statistic): number {
  const n = values.length;
  const sample = new Float64Array(n - 1);
  const left = new Float64Array(n);
  let mean = 0;
  for (let out = 0; out < n; out++) {
    for (let i = 0; i < n - 1; i++) sample[i] = values[i < out ? i : i + 1]!;
    left[out] = statistic(sample);
    mean += left[out]! / n;
  }
  if (left.every((value) => value === left[0])) return 0;
  let squares = 0;
  let cubes = 0;
  for (const value of left) {
    const d = mean - value;
    squares += d * d;
    cubes += d * d * d;
  }
  return cubes / (6 * squares * Math.sqrt(squares));
}
