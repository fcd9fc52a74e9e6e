// Simpson's D as used for texts: the probability that two tokens are the same word; Simpson (1949). Low is diverse.
import { rareCounts } from '../distributions/rare-counts.ts';
import { squareSum } from '../kernels/square-sum.ts';

/**
 * Σ c(c − 1) / (n(n − 1)), two draws without replacement; NaN below two units. Ecology's "Simpson" is one minus this:
 * `unbiasedGiniSimpson`.
 */
export function simpsonD(counts: ArrayLike<number>): number {
  const { n } = rareCounts(counts);
  return (squareSum(counts) - n) / (n * (n - 1));
}
