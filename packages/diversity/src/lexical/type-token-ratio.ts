// Type–token ratio, the oldest measure of lexical variety.

/**
 * Types / units: distinct kinds seen over all units counted; falls with sample size, so compare at equal n; NaN when nothing was
 * counted.
 */
export function typeTokenRatio(counts: ArrayLike<number>): number {
  let n = 0;
  let types = 0;
  for (let i = 0; i < counts.length; i++) {
    n += counts[i]!;
    if (counts[i] !== 0) types++;
  }
  return types / n;
}
