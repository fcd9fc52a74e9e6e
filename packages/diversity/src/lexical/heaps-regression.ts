// Heaps' law types = K · tokens^β as a straight line of logarithms; Herdan (1960), Heaps (1978).
import { leastSquaresLine } from '../kernels/line.ts';

export interface HeapsLaw {
  /** β: near 1 every token is new, at 0 none is. */
  readonly exponent: number;
  /** K: types at one token, by the law. */
  readonly coefficient: number;
}

/**
 * Least squares of ln types on ln tokens over the points of a growth curve (`vocabularyGrowth`), equal weight for each: which points are
 * given decides the result, so say which. NaN below two sizes. Depends on the order of documents.
 */
export function heapsRegression(sizes: ArrayLike<number>, types: ArrayLike<number>): HeapsLaw {
  const { slope, intercept } = leastSquaresLine(Float64Array.from(sizes, Math.log), Float64Array.from(types, Math.log));
  return { exponent: slope, coefficient: Math.exp(intercept) };
}
