// Where a curve has its peaks.

/** Indices of entries strictly above both neighbours; the ends are none. */
export function localMaxima(values: ArrayLike<number>): number[] {
  const peaks: number[] = [];
  for (let i = 1; i + 1 < values.length; i++) if (values[i]! > values[i - 1]! && values[i]! > values[i + 1]!) peaks.push(i);
  return peaks;
}
