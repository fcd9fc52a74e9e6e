// A symmetric, bounded divergence of two discrete laws; Lin (1991).
import { pairedTotals } from '../kernels/paired-totals.ts';

/**
 * Mean of KL(p ‖ m) and KL(q ‖ m) with m = (p + q) / 2, in nats, 0 … ln 2 (not its square root, which is the distance); the
 * arrays are over the same types and each is normalised to 1 first. NaN when either is empty; throws RangeError on unequal lengths.
 *
 * Two samples of n units from one law over S types differ by about (S − 1) / (4n).
 */
export function jensenShannonDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  const { pTotal, qTotal } = pairedTotals(p, q);
  if (pTotal === 0 || qTotal === 0) return NaN;
  let divergence = 0;
  for (let i = 0; i < p.length; i++) {
    const pShare = p[i]! / pTotal;
    const qShare = q[i]! / qTotal;
    const sum = pShare + qShare;
    if (pShare !== 0) divergence += 0.5 * pShare * Math.log((2 * pShare) / sum);
    if (qShare !== 0) divergence += 0.5 * qShare * Math.log((2 * qShare) / sum);
  }
  return divergence;
}
