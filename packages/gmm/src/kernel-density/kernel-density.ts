// A Gaussian kernel density in d dimensions: a kernel of one covariance on every item; how wide it is (Scott 1992, Silverman 1986).
import type { Points } from '@collapse-lab/numeric';
import type { Reason } from '@collapse-lab/runner';
import { cholesky } from '../multivariate/cholesky.ts';
import { meanAndScatter } from '../multivariate/mean-and-scatter.ts';

/** n kernels in d dimensions. */
export interface KernelDensity {
  readonly dimensions: number;
  /** n × d: the items themselves. */
  readonly centres: Float64Array;
  /** n weights that need not sum to 1; absent when all are the same. */
  readonly weight?: Float64Array;
  /** d × d, row-major: the lower factor L of the kernel's covariance L Lᵀ. */
  readonly factor: Float64Array;
}

/** A standard deviation in the items' units, the same on every axis, or a rule that goes by their covariance. */
export type Bandwidth = number | 'scott' | 'silverman';

/**
 * Puts a kernel on every item. The rules are scipy's: the items' covariance (divisor n − 1) times the square of n^(−1/(d+4)) or
 * (n (d + 2) / 4)^(−1/(d+4)); with weights, n is (Σ w)² / Σ w². Ends where that covariance is not positive definite.
 */
export function fitKernelDensity(items: Points, bandwidth: Bandwidth, weight?: Float64Array): KernelDensity | { readonly ended: Reason } {
  const { values: centres, dimensions: d } = items;
  const law = { dimensions: d, centres, ...(weight && { weight }) };
  if (typeof bandwidth === 'number') return { ...law, factor: Float64Array.from({ length: d * d }, (_, at) => (at % (d + 1) === 0 ? bandwidth : 0)) };
  const { scatter, mass, squaredMass } = meanAndScatter(items, weight);
  const n = (mass * mass) / squaredMass;
  const factorOfRule = Math.exp(-Math.log(bandwidth === 'scott' ? n : (n * (d + 2)) / 4) / (d + 4));
  const scale = (factorOfRule * factorOfRule) / (mass - squaredMass / mass);
  const factor = new Float64Array(d * d);
  const failed = cholesky(scatter.map((entry) => entry * scale), d, factor);
  if (!failed) return { ...law, factor };
  const message = `the covariance of the items, which the bandwidth ${bandwidth} goes by, is not positive definite: pivot ${failed.pivot + 1} of ${d} is ${failed.value}`;
  return { ended: { code: 'not-positive-definite', message } };
}
