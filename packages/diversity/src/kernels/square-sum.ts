// The second moment of counts, on which the indices of repetition stand.

/** Σ count². */
export function squareSum(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i]! * counts[i]!;
  return sum;
}
