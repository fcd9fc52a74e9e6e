// Bhattacharyya distance of two Gaussians; Bhattacharyya (1943).
import { cholesky, logDeterminant, solveLower } from '../kernels/symmetric.ts';
import type { Gaussian } from './gaussian-fit.ts';

/**
 * ⅛ (μp − μq)ᵀ Σ⁻¹ (μp − μq) + ½ ln(det Σ / √(det Σp det Σq)), Σ the mean of the two covariances; Infinity where one of them is
 * singular.
 */
export function bhattacharyyaDistance(p: Gaussian, q: Gaussian): number {
  const d = p.mean.length;
  const mean = p.covariance.map((entry, i) => (entry + q.covariance[i]!) / 2);
  const shift = solveLower(cholesky(mean, d), p.mean.map((entry, i) => entry - q.mean[i]!), d);
  const squares = shift.reduce((sum, x) => sum + x * x, 0);
  return squares / 8 + (logDeterminant(mean, d) - (logDeterminant(p.covariance, d) + logDeterminant(q.covariance, d)) / 2) / 2;
}
