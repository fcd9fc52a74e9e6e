// Maximum mean discrepancy with a Gaussian kernel; Gretton et al. (2012).
import { pointCount, type Points } from '@collapse-lab/numeric';
import { distance } from '../kernels/nearest.ts';

export interface MmdOptions {
  /** Width of the kernel exp(−|x − y|² / (2 sigma²)); `medianHeuristic` proposes one. Fix it at generation 0. */
  readonly sigma: number;
  /** `biased`: means over all pairs, ≥ 0. `unbiased`: without a point's pair with itself, can be negative. */
  readonly estimator: 'biased' | 'unbiased';
}

/**
 * Squared discrepancy, 0 … 2; NaN where a sample is empty, or of one point for the unbiased one. Time grows with the square of the
 * points.
 */
export function squaredMmd(a: Points, b: Points, { sigma, estimator }: MmdOptions): number {
  return meanKernel(a, a, sigma, estimator === 'unbiased') + meanKernel(b, b, sigma, estimator === 'unbiased') - 2 * meanKernel(a, b, sigma, false);
}

function meanKernel(a: Points, b: Points, sigma: number, withoutSelf: boolean): number {
  const n = pointCount(a);
  const m = pointCount(b);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      const gap = distance(a, i, b, j, 'euclidean') / sigma;
      if (!(withoutSelf && i === j)) sum += Math.exp(-0.5 * gap * gap);
    }
  }
  return sum / (withoutSelf ? n * (m - 1) : n * m);
}
