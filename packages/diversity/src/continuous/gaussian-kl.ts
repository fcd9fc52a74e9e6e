// Relative entropy of two Gaussians in closed form; Kullback (1959), ch. 9.
import { cholesky, logDeterminant, solveLower } from '../kernels/symmetric.ts';
import type { Gaussian } from './gaussian-fit.ts';

/**
 * KL(p ‖ q) in nats: ½ (tr Σq⁻¹Σp + (μq − μp)ᵀ Σq⁻¹ (μq − μp) − d + ln det Σq − ln det Σp); Infinity for a singular p, NaN for a
 * singular q.
 */
export function gaussianKl(p: Gaussian, q: Gaussian): number {
  const d = p.mean.length;
  const factor = cholesky(q.covariance, d);
  const shift = solveLower(factor, q.mean.map((mean, i) => mean - p.mean[i]!), d);
  let sum = shift.reduce((squares, x) => squares + x * x, 0) - d;
  // tr Σq⁻¹Σp = Σ over columns of L⁻¹ K, where Σp = K Kᵀ and Σq = L Lᵀ.
  const root = cholesky(p.covariance, d);
  for (let c = 0; c < d; c++) {
    const column = solveLower(factor, Float64Array.from({ length: d }, (_, i) => root[i * d + c]!), d);
    sum = column.reduce((squares, x) => squares + x * x, sum);
  }
  return 0.5 * (sum + logDeterminant(q.covariance, d) - logDeterminant(p.covariance, d));
}
