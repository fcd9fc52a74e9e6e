// Relative entropy of two discrete laws; Kullback & Leibler (1951).
import { pairedTotals } from '../kernels/paired-totals.ts';

/**
 * KL(p ‖ q) = Σ p ln(p / q) in nats between two arrays over the same types, counts or probabilities, each normalised to 1 first.
 * 0 ln 0 is 0; Infinity where q rules out what p allows; NaN when either is empty. Throws RangeError on unequal lengths.
 */
export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  const { pTotal, qTotal } = pairedTotals(p, q);
  if (pTotal === 0 || qTotal === 0) return NaN;
  let divergence = 0;
  for (let i = 0; i < p.length; i++) {
    const share = p[i]! / pTotal;
    if (share !== 0) divergence += share * Math.log(share / (q[i]! / qTotal));
  }
  return divergence;
}
