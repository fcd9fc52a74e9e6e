// Mean, variance, skewness and kurtosis of a sample.

export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Divides by n: the maximum-likelihood estimate, low by a factor (n − 1) / n. */
  readonly variance: number;
  /** Divides by n − 1: unbiased; NaN below two values. */
  readonly sampleVariance: number;
  /** Third central moment / variance^(3/2), both over n; NaN at variance 0. */
  readonly skewness: number;
  /** Fourth central moment / variance² − 3, both over n: 0 for a Gaussian; NaN at variance 0. */
  readonly excessKurtosis: number;
}

/** Moments in two passes; all but n are NaN without values. */
export function moments(sample: ArrayLike<number>): Moments {
  const n = sample.length;
  // Offsets from the first value, so that equal values have a variance of exactly 0.
  const origin = sample[0] ?? NaN;
  let offset = 0;
  for (let i = 0; i < n; i++) offset += (sample[i]! - origin) / n;
  let squares = 0;
  let cubes = 0;
  let fourths = 0;
  for (let i = 0; i < n; i++) {
    const d = sample[i]! - origin - offset;
    squares += d * d;
    cubes += d * d * d;
    fourths += d * d * d * d;
  }
  const variance = squares / n;
  return {
    n,
    mean: origin + offset,
    variance,
    sampleVariance: n < 2 ? NaN : squares / (n - 1),
    skewness: cubes / n / (variance * Math.sqrt(variance)),
    excessKurtosis: fourths / n / (variance * variance) - 3,
  };
}
