// BCa intervals of a statistic of several independent arms; Davison & Hinkley, Bootstrap Methods and their Application (1997), 3.2 and 5.3.2.
import type { Rng } from '@collapse-lab/numeric';
import { normalCdf } from './distributions/normal-cdf.ts';
import { normalQuantile } from './distributions/normal-quantile.ts';
import { quantile } from './quantile.ts';

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

/** A function of one sample per arm; the arrays it gets are reused and may be reordered, but not kept. */
export type ArmsStatistic = (samples: readonly Float64Array[]) => number;

/**
 * BCa interval of a statistic of arms with independent seeds: every arm is resampled within itself, and the acceleration is the
 * stratified jackknife's. For arms on common random numbers resample the pairs instead: `bootstrapInterval` of the pairs' indices.
 *
 * For one arm this is `bootstrapInterval`, whose remarks on ties, ends and errors hold; every arm needs two values.
 */
export function bootstrapArms(arms: readonly ArrayLike<number>[], statistic: ArmsStatistic, options: BootstrapOptions): BootstrapInterval {
  const { level, resamples, rng } = options;
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be between 0 and 1, but got ${level}`);
  if (!(Number.isInteger(resamples) && resamples > 0)) throw new RangeError(`resamples must be a positive integer, but got ${resamples}`);
  const n = arms.reduce((sum, arm) => sum + arm.length, 0);
  const estimate = statistic(arms.map((arm) => Float64Array.from(arm)));
  const undefinedEnds = { estimate, low: NaN, high: NaN, n, level };
  if (arms.some((arm) => arm.length < 2)) return undefinedEnds;
  const replicates = resample(arms, statistic, resamples, rng);
  // A sort of doubles puts NaN last.
  if (Number.isNaN(replicates[replicates.length - 1])) return undefinedEnds;
  const bias = normalQuantile(shareBelow(replicates, estimate));
  if (!Number.isFinite(bias)) return undefinedEnds;
  const acceleration = jackknifeAcceleration(arms, statistic);
  const end = (p: number): number => {
    const shifted = bias + normalQuantile(p);
    const slack = 1 - acceleration * shifted;
    return slack > 0 ? quantile(replicates, normalCdf(bias + shifted / slack)) : NaN;
  };
  return { estimate, low: end((1 - level) / 2), high: end((1 + level) / 2), n, level };
}

/** The statistic on `resamples` sets of samples drawn with replacement within the arms, sorted. */
function resample(arms: readonly ArrayLike<number>[], statistic: ArmsStatistic, resamples: number, rng: Rng): Float64Array {
  const samples = arms.map((arm) => new Float64Array(arm.length));
  const replicates = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    for (let s = 0; s < arms.length; s++) {
      const arm = arms[s]!;
      const sample = samples[s]!;
      for (let i = 0; i < arm.length; i++) sample[i] = arm[rng.below(arm.length)]!;
    }
    replicates[b] = statistic(samples);
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

/** Σ d³ / (6 (Σ d²)^(3/2)) over the values of all arms, d the empirical influence of a value over its arm's n; 0 where none has any. */
function jackknifeAcceleration(arms: readonly ArrayLike<number>[], statistic: ArmsStatistic): number {
  let squares = 0;
  let cubes = 0;
  arms.forEach((arm, s) => {
    const left = leaveOneOut(arms, s, statistic);
    // Equal statistics would leave a mean that differs from them by rounding only.
    if (left.every((value) => value === left[0])) return;
    const mean = left.reduce((sum, value) => sum + value / arm.length, 0);
    for (const value of left) {
      const d = ((arm.length - 1) * (mean - value)) / arm.length;
      squares += d * d;
      cubes += d * d * d;
    }
  });
  return squares === 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
}

/** The statistic without each of the values of arm s in turn. */
function leaveOneOut(arms: readonly ArrayLike<number>[], s: number, statistic: ArmsStatistic): Float64Array {
  const arm = arms[s]!;
  return Float64Array.from({ length: arm.length }, (_, out) => {
    const samples = arms.map((values) => Float64Array.from(values));
    samples[s] = samples[s]!.filter((_value, i) => i !== out);
    return statistic(samples);
  });
}
