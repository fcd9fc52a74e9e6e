// Sample quantiles; Hyndman & Fan (1996), type 7, the default of R and NumPy.

/**
 * Quantile at probability p of values sorted ascending and free of NaN: linear between order statistics at position (n − 1)p,
 * also where they are infinite (between −∞ and +∞ it is NaN). NaN for no values or p outside [0, 1].
 */
export function quantile(sortedValues: ArrayLike<number>, p: number): number {
  const last = sortedValues.length - 1;
  if (last < 0 || !(p >= 0 && p <= 1)) return NaN;
  const position = last * p;
  const below = Math.floor(position);
  const share = position - below;
  const low = sortedValues[below]!;
  const high = sortedValues[Math.min(below + 1, last)]!;
  return share === 0 || low === high ? low : (1 - share) * low + share * high;
}
