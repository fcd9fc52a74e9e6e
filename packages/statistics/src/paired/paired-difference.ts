// How far two arms on common random numbers lie apart, and what pairing them was worth.
import type { BootstrapInterval, BootstrapOptions } from '../bootstrap-arms.ts';
import { bootstrapInterval } from '../bootstrap-interval.ts';
import { mean } from '../mean.ts';
import { median } from '../median.ts';
import { sampleVariance } from '../sample-variance.ts';
import { pearsonCorrelation } from './pearson-correlation.ts';

/** How to take the difference; nothing here has a default. */
export interface PairedDifferenceOptions extends BootstrapOptions {
  readonly seeds: 'common';
  /** The mean, or the median, of the differences aᵢ − bᵢ. */
  readonly of: 'mean' | 'median';
}

/** A difference over pairs of chains. */
export interface PairedDifference {
  /** The mean or median of aᵢ − bᵢ with its BCa interval, which resamples pairs. */
  readonly difference: BootstrapInterval;
  /** Pearson's, of the paired values. */
  readonly correlation: number;
  /**
   * (var a + var b) / var(a − b), all dividing by n − 1: how many times the chains independent seeds would have taken for the same
   * standard error of the mean difference. Infinity where all differences are equal but not the values.
   */
  readonly varianceRatio: number;
}

/**
 * Difference of paired values, `a[i]` and `b[i]` from the same random numbers. A NaN among them makes all of it NaN.
 * Throws RangeError on unequal lengths, and as `bootstrapInterval` does.
 */
export function pairedDifference(a: ArrayLike<number>, b: ArrayLike<number>, options: PairedDifferenceOptions): PairedDifference {
  const correlation = pearsonCorrelation(a, b);
  const differences = Float64Array.from(a, (value, i) => value - b[i]!);
  const statistic = options.of === 'mean' ? mean : median;
  return {
    difference: bootstrapInterval(differences, statistic, options),
    correlation,
    varianceRatio: (sampleVariance(a) + sampleVariance(b)) / sampleVariance(differences),
  };
}
