// The product-moment correlation; Pearson (1896).
import { sampleVariance } from '../sample-variance.ts';

/**
 * Pearson correlation of pairs (aᵢ, bᵢ); NaN below two pairs, without spread on a side, or with a value that is not finite.
 * Throws RangeError on unequal lengths.
 */
export function pearsonCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`b must pair with a, of length ${a.length}, but got length ${b.length}`);
  const n = a.length;
  let [meanA, meanB] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanA += a[i]! / n;
    meanB += b[i]! / n;
  }
  let products = 0;
  for (let i = 0; i < n; i++) products += (a[i]! - meanA) * (b[i]! - meanB);
  // The variance of equal values is exactly 0, the products of their deviations only nearly.
  const scale = Math.sqrt(sampleVariance(a)) * Math.sqrt(sampleVariance(b)) * (n - 1);
  if (!(scale > 0)) return NaN;
  // Rounding may pass 1 by a digit.
  return Math.max(-1, Math.min(1, products / scale));
}
