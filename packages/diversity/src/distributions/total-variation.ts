// Total variation: the largest difference between the probabilities that two laws give to an event.
import { pairedTotals } from '../kernels/paired-totals.ts';

/** ½ Σ |p − q|, 0 … 1, each array normalised to 1 first; NaN when either is empty. Throws RangeError on unequal lengths. */
export function totalVariation(p: ArrayLike<number>, q: ArrayLike<number>): number {
  const { pTotal, qTotal } = pairedTotals(p, q);
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += Math.abs(p[i]! / pTotal - q[i]! / qTotal);
  return pTotal === 0 || qTotal === 0 ? NaN : sum / 2;
}
