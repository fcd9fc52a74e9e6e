// Symmetric matrices: Cholesky factors, determinants, eigenvalues; the eigenvalues by ml-matrix.
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/**
 * Eigenvalues of a symmetric matrix of `size` rows, row-major, ascending; all NaN where an entry is not finite, on which ml-matrix
 * throws.
 */
export function eigenvalues(matrix: Float64Array, size: number): Float64Array {
  if (!matrix.every(Number.isFinite)) return new Float64Array(size).fill(NaN);
  const { realEigenvalues } = new EigenvalueDecomposition(Matrix.from1DArray(size, size, matrix), { assumeSymmetric: true });
  return Float64Array.from(realEigenvalues).sort();
}

/**
 * The symmetric square root of a covariance, row-major; eigenvalues that rounding has left below 0 count as 0. All NaN where an
 * entry is not finite.
 */
export function squareRoot(matrix: Float64Array, size: number): Float64Array {
  if (!matrix.every(Number.isFinite)) return new Float64Array(size * size).fill(NaN);
  const { realEigenvalues, eigenvectorMatrix: v } = new EigenvalueDecomposition(Matrix.from1DArray(size, size, matrix), { assumeSymmetric: true });
  const roots = Matrix.diag(realEigenvalues.map((value) => Math.sqrt(Math.max(0, value))));
  return Float64Array.from(v.mmul(roots).mmul(v.transpose()).to1DArray());
}

/** Product of two matrices of `size` rows, row-major. */
export function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const c = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      for (let j = 0; j < size; j++) c[i * size + j]! += a[i * size + k]! * b[k * size + j]!;
    }
  }
  return c;
}

/** The lower triangle L with L Lᵀ = matrix, row-major; a pivot ≤ 0 leaves its square root, NaN or 0, on the diagonal. */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const l = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= l[i * size + k]! * l[j * size + k]!;
      l[i * size + j] = i === j ? Math.sqrt(sum) : sum / l[j * size + j]!;
    }
  }
  return l;
}

/** ln of the determinant of a covariance; −∞ where it is singular, NaN where it is none. */
export function logDeterminant(matrix: Float64Array, size: number): number {
  const l = cholesky(matrix, size);
  let log = 0;
  for (let i = 0; i < size; i++) log += 2 * Math.log(l[i * size + i]!);
  return log;
}

/** L⁻¹ y for a lower triangle L. */
export function solveLower(l: Float64Array, y: ArrayLike<number>, size: number): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = y[i]!;
    for (let k = 0; k < i; k++) sum -= l[i * size + k]! * x[k]!;
    x[i] = sum / l[i * size + i]!;
  }
  return x;
}
