// Gaussian mixtures as the reference values store them, and their densities the plain way.
import { pointCount, type Points } from '@collapse-lab/numeric';
import type { Gaussian } from '../continuous/gaussian-fit.ts';
import { cholesky, solveLower } from '../kernels/symmetric.ts';

export interface StoredMixture {
  readonly weights: readonly number[];
  readonly means: readonly (readonly number[])[];
  readonly covariances: readonly (readonly (readonly number[])[])[];
}

/** Numbers, or rows of numbers, as points. */
export function pointsOf(rows: readonly number[] | readonly (readonly number[])[]): Points {
  const first = rows[0];
  return { values: Float64Array.from(rows.flat()), dimensions: typeof first === 'object' ? first.length : 1 };
}

export function gaussians({ means, covariances }: StoredMixture): Gaussian[] {
  return means.map((mean, i) => ({ mean: Float64Array.from(mean), covariance: Float64Array.from(covariances[i]!.flat()) }));
}

/** Log density at every point. */
export function logDensities(mixture: StoredMixture, points: Points): Float64Array {
  const d = points.dimensions;
  const parts = gaussians(mixture).map(({ mean, covariance }, k) => {
    const factor = cholesky(covariance, d);
    let log = Math.log(mixture.weights[k]!) - (d / 2) * Math.log(2 * Math.PI);
    for (let i = 0; i < d; i++) log -= Math.log(factor[i * d + i]!);
    return { mean, factor, log };
  });
  return Float64Array.from({ length: pointCount(points) }, (_, i) => {
    const logs = parts.map(({ mean, factor, log }) => {
      const z = solveLower(factor, mean.map((m, c) => points.values[i * d + c]! - m), d);
      return log - z.reduce((sum, x) => sum + x * x, 0) / 2;
    });
    const top = Math.max(...logs);
    return top + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - top), 0));
  });
}

/** Density of a mixture on the line. */
export function densityOf(mixture: StoredMixture, grid: Float64Array): Float64Array {
  return logDensities(mixture, { values: grid, dimensions: 1 }).map(Math.exp);
}
