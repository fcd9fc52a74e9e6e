// Samples in order, and their quantiles.

/** A sorted copy. */
export function sorted(sample: ArrayLike<number>): Float64Array {
  return Float64Array.from(sample).sort();
}

/** Quantile of sorted values, type 7 of Hyndman & Fan (1996): linear between order statistics at position (n − 1)p; NaN without values. */
export function quantileOfSorted(values: Float64Array, p: number): number {
  const position = (values.length - 1) * p;
  const below = values[Math.floor(position)] ?? NaN;
  const above = values[Math.ceil(position)] ?? NaN;
  return below + (position - Math.floor(position)) * (above - below);
}
