// Vendi score: the effective number of different items, from how similar they are; Friedman & Dieng (2023), Pasarkar & Dieng (2024).
import type { Points } from '@collapse-lab/numeric';
import { hillNumber } from '../distributions/hill-number.ts';
import { squareSum } from '../kernels/square-sum.ts';
import { eigenvalues } from '../kernels/symmetric.ts';
import { unitRows } from '../kernels/unit-rows.ts';

/**
 * Hill number of the eigenvalues of K / n, 1 … n items, for any order ≥ 0: K is n × n, row-major, symmetric, positive semidefinite
 * with 1 on the diagonal. It cannot exceed n, so compare at equal n; orders below 1 weigh eigenvalues at the level of rounding. NaN
 * without items. Time grows with n³, with n² at order 2.
 */
export function vendiScore(similarities: Float64Array, order: number): number {
  const n = Math.sqrt(similarities.length);
  return n === 0 ? NaN : hillOfSpectrum(similarities, n, order);
}

/**
 * Vendi score of n items with d features under cosine similarity, rows being scaled to length 1. X Xᵀ / n and Xᵀ X / n have the
 * same eigenvalues, and the smaller is taken: n²d or nd², then the cube of the smaller side. NaN without items, or where a row is
 * 0.
 */
export function vendiScoreOfFeatures(features: Points, order: number): number {
  const rows = unitRows(features);
  const d = features.dimensions;
  const n = rows.length / d;
  if (n === 0) return NaN;
  return n <= d ? hillOfSpectrum(gram(rows, n, d, d, 1), n, order) : hillOfSpectrum(gram(rows, d, n, 1, d), d, order);
}

/** Hill number of the eigenvalues of a symmetric matrix, in shares of their sum; those below rounding, positive or negative, are 0. */
function hillOfSpectrum(matrix: Float64Array, size: number, order: number): number {
  // Order 2 needs the sums of eigenvalues and of their squares only: trace² / Σ entries².
  if (order === 2) {
    let trace = 0;
    for (let i = 0; i < size; i++) trace += matrix[i * size + i]!;
    return (trace / squareSum(matrix)) * trace;
  }
  const spectrum = eigenvalues(matrix, size);
  const negligible = size * Number.EPSILON * spectrum[size - 1]!;
  return hillNumber(spectrum.map((value) => (value < negligible ? 0 : value)), order);
}

/** Inner products of `size` vectors with `length` entries each: entry k of vector i is at i · between + k · along. */
function gram(values: Float64Array, size: number, length: number, between: number, along: number): Float64Array {
  const products = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < length; k++) sum += values[i * between + k * along]! * values[j * between + k * along]!;
      products[i * size + j] = products[j * size + i] = sum;
    }
  }
  return products;
}
