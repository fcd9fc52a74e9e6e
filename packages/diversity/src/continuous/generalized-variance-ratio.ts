// Generalized variance: the determinant of the covariance, a volume squared; Wilks (1932).
import { logDeterminant } from '../kernels/symmetric.ts';

/**
 * det(covariance) / det(reference), both d × d and row-major: 0 where the first has collapsed. Its square root is the ratio of
 * effective supports exp(h) of Gaussians with these covariances, the (2d)-th root a ratio of lengths that compares between
 * dimensions.
 */
export function generalizedVarianceRatio(covariance: Float64Array, reference: Float64Array): number {
  const d = Math.sqrt(covariance.length);
  return Math.exp(logDeterminant(covariance, d) - logDeterminant(reference, d));
}
