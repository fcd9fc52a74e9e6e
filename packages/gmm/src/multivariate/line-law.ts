// On the line a covariance is a variance, and what is written for the line alone is faster.
import type { Mixture1d } from '../kernels/mixture1d.ts';
import type { CovarianceKind, MixtureLaw } from './mixture-law.ts';

/** The law as one of the line, where it is one. */
export function asLine({ dimensions, covariance, weights, means, covariances }: MixtureLaw): Mixture1d | undefined {
  if (dimensions !== 1) return undefined;
  return { weights, means, variances: covariance === 'tied' ? weights.map(() => covariances[0]!) : covariances };
}

/** A law of the line among those of any dimension; its covariances are not tied. */
export function fromLine({ weights, means, variances }: Mixture1d, covariance: Exclude<CovarianceKind, 'tied'>): MixtureLaw {
  return { dimensions: 1, covariance, weights, means, covariances: variances };
}
