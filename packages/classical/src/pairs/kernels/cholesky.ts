// A symmetric matrix as L Lᵀ, or where it stops being one: a pivot that is nothing but rounding is told, never raised.
import { CholeskyDecomposition, type Matrix } from 'ml-matrix';

/** L, or the first pivot that is no larger than its bound. */
export type Factored = { readonly factored: CholeskyDecomposition } | { readonly pivot: number; readonly value: number };

/** Factors a symmetric d × d matrix; pivot j must exceed `least[j]`. */
export function factor(matrix: Matrix, least: readonly number[]): Factored {
  const factored = new CholeskyDecomposition(matrix);
  const { lowerTriangularMatrix: lower } = factored;
  for (let j = 0; j < matrix.rows; j++) {
    let value = matrix.get(j, j);
    for (let k = 0; k < j; k++) value -= lower.get(j, k) * lower.get(j, k);
    if (!(value > least[j]!)) return { pivot: j, value };
  }
  return { factored };
}
