// Herdan's Vm, the coefficient of variation of the mean frequency; Herdan (1955). Low is diverse.
import { rareCounts } from '../distributions/rare-counts.ts';
import { squareSum } from '../kernels/square-sum.ts';

/** √(Σ p² − 1 / types); 0 where all types are equally common; NaN when nothing was counted. */
export function herdanVm(counts: ArrayLike<number>): number {
  const { n, types } = rareCounts(counts);
  // Rounding can leave a difference of −1e-17 for equally common types.
  return Math.sqrt(Math.max(0, squareSum(counts) / (n * n) - 1 / types));
}
