// Cholesky's factor of a covariance, and its inverse: what a Gaussian is drawn with and what its density is taken by.
import type { Reason } from '@collapse-lab/runner';

/** Where a matrix stopped being positive definite. */
export interface FailedPivot {
  readonly pivot: number;
  readonly value: number;
}

/** The reason that a failed pivot is, 1 being the first of d. */
export function notPositiveDefinite(what: string, { pivot, value }: FailedPivot, d: number): Reason {
  return { code: 'not-positive-definite', message: `${what} is not positive definite: pivot ${pivot + 1} of ${d} is ${value}` };
}

/** A pivot that is a smaller share of its variance is what rounding left of one, by each subtraction that made it. */
const ROUNDING = 4 * Number.EPSILON;

/**
 * Writes the lower factor L of the d × d matrix A = L Lᵀ into `into` (row-major, zeros above the diagonal). Returns the first
 * pivot that is not above 0, or not above the rounding error of its own subtractions, with its value; never repairs one.
 */
export function cholesky(matrix: Float64Array, d: number, into: Float64Array): FailedPivot | undefined {
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * d + j]!;
      for (let m = 0; m < j; m++) rest -= into[i * d + m]! * into[j * d + m]!;
      if (i !== j) {
        into[i * d + j] = rest / into[j * d + j]!;
        continue;
      }
      if (!(rest > i * ROUNDING * matrix[i * d + i]! && rest < Infinity)) return { pivot: i, value: rest };
      into[i * d + i] = Math.sqrt(rest);
    }
    into.fill(0, i * d + i + 1, (i + 1) * d);
  }
  return undefined;
}

/** Writes L⁻¹ of a lower factor into `into` (row-major, zeros above the diagonal). */
export function invertLower(factor: Float64Array, d: number, into: Float64Array): void {
  for (let i = 0; i < d; i++) {
    const inverse = 1 / factor[i * d + i]!;
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let m = j; m < i; m++) sum += factor[i * d + m]! * into[m * d + j]!;
      into[i * d + j] = -sum * inverse;
    }
    into[i * d + i] = inverse;
    into.fill(0, i * d + i + 1, (i + 1) * d);
  }
}

/** ln det L = Σ ln L_ii, half the log-determinant of the covariance. */
export function logDetOfFactor(factor: Float64Array, d: number): number {
  let sum = 0;
  for (let i = 0; i < d; i++) sum += Math.log(factor[i * d + i]!);
  return sum;
}
