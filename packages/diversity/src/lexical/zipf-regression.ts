// Zipf's law as a straight line through ln frequency against ln rank; Zipf (1949).
import { leastSquaresLine } from '../kernels/line.ts';
import { rankFrequencies } from '../kernels/rank-frequencies.ts';

export interface ZipfLine {
  /** s of frequency ∝ rank^−s. */
  readonly exponent: number;
  /** ln frequency at rank 1 on the line. */
  readonly intercept: number;
  readonly rSquared: number;
}

/**
 * Least squares over all ranks with equal weight, so that the many types seen once rule it: descriptive, not an estimate of the
 * source's exponent (`powerLawExponent`). NaN below two types.
 */
export function zipfRegression(counts: ArrayLike<number>): ZipfLine {
  const frequencies = rankFrequencies(counts);
  const { slope, intercept, rSquared } = leastSquaresLine(
    frequencies.map((_, i) => Math.log(i + 1)),
    frequencies.map((frequency) => Math.log(frequency)),
  );
  return { exponent: -slope, intercept, rSquared };
}
