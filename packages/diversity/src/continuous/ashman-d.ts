// Ashman's D: whether two Gaussian components stand apart; Ashman, Bird & Zepf (1994).

/**
 * √2 |mean₁ − mean₂| / √(variance₁ + variance₂), in standard deviations; above 2 a mixture is clearly bimodal. NaN where means and
 * variances are equal and 0.
 */
export function ashmanD(meanA: number, varianceA: number, meanB: number, varianceB: number): number {
  return (Math.SQRT2 * Math.abs(meanA - meanB)) / Math.sqrt(varianceA + varianceB);
}
