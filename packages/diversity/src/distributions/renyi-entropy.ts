// Rényi entropies; Rényi (1961).
import { hillNumber } from './hill-number.ts';

/**
 * Plug-in entropy ln(Σ p^q) / (1 − q) in nats, the logarithm of the Hill number of that order; NaN when nothing was counted or the
 * order is negative.
 */
export function renyiEntropy(counts: ArrayLike<number>, order: number): number {
  return Math.log(hillNumber(counts, order));
}
