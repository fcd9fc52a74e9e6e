// How far two Gaussians lie from each other: the squared 2-Wasserstein distance (Dowson & Landau 1982; Olkin & Pukelsheim 1982).
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { cholesky } from './cholesky.ts';
import { covarianceOf, type MixtureLaw } from './mixture-law.ts';
import { squaredDistance } from './squared-distance.ts';

/**
 * ‖μ − ν‖² + tr(Σ + T − 2 (Σ^½ T Σ^½)^½) between component i of `a` and component j of `b`, whose dimensions agree. A
 * covariance that is not positive definite counts as that of a point.
 */
export function squaredWasserstein2(a: MixtureLaw, i: number, b: MixtureLaw, j: number): number {
  const d = a.dimensions;
  const [first, second] = [covarianceOf(a, i), covarianceOf(b, j)];
  const trace = (matrix: Float64Array): number => matrix.reduce((sum, entry, at) => sum + (at % (d + 1) === 0 ? entry : 0), 0);
  return squaredDistance(a.means, i * d, b.means, j * d, d) + Math.max(0, trace(first) + trace(second) - 2 * fidelity(first, second, d));
}

/** tr (Σ^½ T Σ^½)^½, the sum of the square roots of the eigenvalues of Lᵀ T L for Σ = L Lᵀ. */
function fidelity(first: Float64Array, second: Float64Array, d: number): number {
  if (d === 1) return Math.sqrt(Math.max(0, first[0]!) * Math.max(0, second[0]!));
  const factor = new Float64Array(d * d);
  if (cholesky(first, d, factor)) return 0;
  const [lower, middle] = [Matrix.from1DArray(d, d, factor), Matrix.from1DArray(d, d, second)];
  const { realEigenvalues } = new EigenvalueDecomposition(lower.transpose().mmul(middle).mmul(lower), { assumeSymmetric: true });
  return realEigenvalues.reduce((sum, eigenvalue) => sum + Math.sqrt(Math.max(0, eigenvalue)), 0);
}
