// Yule's characteristic K: how often two tokens drawn from a text are the same word; Yule (1944). Low is diverse.
import { rareCounts } from '../distributions/rare-counts.ts';
import { squareSum } from '../kernels/square-sum.ts';

/** 10⁴ (Σ count² / units² − 1 / units); nearly free of length; NaN when nothing was counted. */
export function yuleK(counts: ArrayLike<number>): number {
  const { n } = rareCounts(counts);
  return 1e4 * (squareSum(counts) / (n * n) - 1 / n);
}
