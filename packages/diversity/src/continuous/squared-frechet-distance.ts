// Wasserstein-2 distance of two Gaussians, the Fréchet distance of FID; Dowson & Landau (1982), Heusel et al. (2017).
import { eigenvalues, product, squareRoot } from '../kernels/symmetric.ts';
import type { Gaussian } from './gaussian-fit.ts';

/** Squared: |μp − μq|² + tr(Σp + Σq − 2 (Σp^½ Σq Σp^½)^½), in squared units of the points; covariances may be singular. */
export function squaredFrechetDistance(p: Gaussian, q: Gaussian): number {
  const d = p.mean.length;
  let sum = 0;
  for (let i = 0; i < d; i++) {
    const shift = p.mean[i]! - q.mean[i]!;
    sum += shift * shift + p.covariance[i * d + i]! + q.covariance[i * d + i]!;
  }
  const root = squareRoot(p.covariance, d);
  const inner = product(product(root, q.covariance, d), root, d);
  // Rounding can leave eigenvalues of a singular product just below 0.
  for (const value of eigenvalues(inner, d)) sum -= 2 * Math.sqrt(Math.max(0, value));
  return sum;
}
