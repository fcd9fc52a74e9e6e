// The Gaussian that a sample suggests: its mean and covariance.
import { pointCount, type Points } from '@collapse-lab/numeric';

/** A Gaussian law in d dimensions. */
export interface Gaussian {
  /** d entries. */
  readonly mean: Float64Array;
  /** d × d, row-major, symmetric. */
  readonly covariance: Float64Array;
}

/** Mean and sample covariance (divisor n − 1); the covariance is NaN below two points. */
export function gaussianFit(points: Points): Gaussian {
  const n = pointCount(points);
  const d = points.dimensions;
  const mean = new Float64Array(d);
  for (let i = 0; i < points.values.length; i++) mean[i % d]! += points.values[i]! / n;
  const covariance = new Float64Array(d * d);
  for (let a = 0; a < d; a++) {
    for (let b = a; b < d; b++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += (points.values[i * d + a]! - mean[a]!) * (points.values[i * d + b]! - mean[b]!);
      covariance[a * d + b] = covariance[b * d + a] = n < 2 ? NaN : sum / (n - 1);
    }
  }
  return { mean, covariance };
}
