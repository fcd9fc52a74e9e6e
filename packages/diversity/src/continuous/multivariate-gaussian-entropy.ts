// Differential entropy of a Gaussian in any number of dimensions; Cover & Thomas, Elements of Information Theory, theorem 8.4.1.
import { logDeterminant } from '../kernels/symmetric.ts';

/** ½ ln((2πe)^d det Σ) in nats for a d × d covariance, row-major; −∞ where it is singular, NaN where it is none. */
export function multivariateGaussianEntropy(covariance: Float64Array): number {
  const d = Math.sqrt(covariance.length);
  return 0.5 * (d * (1 + Math.log(2 * Math.PI)) + logDeterminant(covariance, d));
}
