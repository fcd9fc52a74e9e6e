// Hellinger distance of two discrete laws; Hellinger (1909).
import { pairedTotals } from '../kernels/paired-totals.ts';

/** √(½ Σ (√p − √q)²), 0 … 1, each array normalised to 1 first; NaN when either is empty. Throws RangeError on unequal lengths. */
export function hellingerDistance(p: ArrayLike<number>, q: ArrayLike<number>): number {
  const { pTotal, qTotal } = pairedTotals(p, q);
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const difference = Math.sqrt(p[i]! / pTotal) - Math.sqrt(q[i]! / qTotal);
    sum += difference * difference;
  }
  return pTotal === 0 || qTotal === 0 ? NaN : Math.sqrt(sum / 2);
}
