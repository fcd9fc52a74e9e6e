// Where a curve has its peaks.

/** First indices of peaks: entries, or runs of equal ones, above what is on both sides of them; nothing at the ends is one. */
export function localMaxima(values: ArrayLike<number>): number[] {
  const peaks: number[] = [];
  let start = 0;
  for (let i = 1; i < values.length; i++) {
    if (values[i] === values[start]) continue;
    if (start > 0 && values[start]! > values[start - 1]! && values[start]! > values[i]!) peaks.push(start);
    start = i;
  }
  return peaks;
}
