// What turns a point's distance from a component's mean into standard normals, once per mixture and not once per point.
import type { Reason } from '@collapse-lab/runner';
import { HALF_LOG_TWO_PI } from '../kernels/mixture1d.ts';
import { cholesky, invertLower, logDetOfFactor, notPositiveDefinite } from './cholesky.ts';
import { covarianceOf, type MixtureLaw } from './mixture-law.ts';

/** Per component: how to whiten, and the log of its weighted density at its mean. */
export interface Whitening {
  /** full and tied: K × d × d inverse lower factors (the same one K times where tied); diagonal and spherical: K × d inverse standard deviations. */
  readonly scale: Float64Array;
  /** Whether `scale` holds matrices. */
  readonly isMatrix: boolean;
  /** K: ln w − ½ ln det(2π Σ). */
  readonly peaks: Float64Array;
}

/** Whitens every component, or says which of them has no density: the pivot at which its covariance stops being positive definite. */
export function whiten(law: MixtureLaw): Whitening | { readonly ended: Reason } {
  const { dimensions: d, covariance, weights } = law;
  const k = weights.length;
  const isMatrix = covariance === 'full' || covariance === 'tied';
  const scale = new Float64Array(isMatrix ? k * d * d : k * d);
  const peaks = new Float64Array(k);
  const [factor, inverse] = [new Float64Array(d * d), new Float64Array(d * d)];
  for (let j = 0; j < k; j++) {
    const failed = cholesky(covarianceOf(law, j), d, factor);
    if (failed) return { ended: notPositiveDefinite(`the covariance of component ${j + 1}`, failed, d) };
    invertLower(factor, d, inverse);
    if (isMatrix) scale.set(inverse, j * d * d);
    else for (let i = 0; i < d; i++) scale[j * d + i] = inverse[i * d + i]!;
    peaks[j] = Math.log(weights[j]!) - logDetOfFactor(factor, d) - d * HALF_LOG_TWO_PI;
  }
  return { scale, isMatrix, peaks };
}
