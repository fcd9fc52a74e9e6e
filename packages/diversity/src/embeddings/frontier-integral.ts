// Frontier integral: MAUVE's curve as one number without a scale to choose; Liu et al. (2021).
import { pairedTotals } from '../kernels/paired-totals.ts';

/**
 * Twice the mean over mixtures λp + (1 − λ)q, λ uniform, of λ KL(p ‖ r) + (1 − λ) KL(q ‖ r), in closed form; 0 (equal) … 1
 * (disjoint). Each array is normalised to 1 first; NaN when either is empty. Throws RangeError on unequal lengths.
 */
export function frontierIntegral(p: ArrayLike<number>, q: ArrayLike<number>): number {
  const { pTotal, qTotal } = pairedTotals(p, q);
  if (pTotal === 0 || qTotal === 0) return NaN;
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const a = p[i]! / pTotal;
    const b = q[i]! / qTotal;
    sum += (a + b) / 2 - logarithmicMean(a, b);
  }
  return sum;
}

/** a b (ln a − ln b) / (a − b): a where they are equal, 0 where one is 0. */
function logarithmicMean(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const ratio = (a - b) / b;
  return Math.abs(ratio) < 1e-8 ? (a + b) / 2 : (a * Math.log1p(ratio)) / ratio;
}
