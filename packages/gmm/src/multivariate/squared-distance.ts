// Squared Euclidean distance between points of flat arrays.

/** Between the d entries of `a` from index `atA` on and those of `b` from `atB` on. */
export function squaredDistance(a: Float64Array, atA: number, b: Float64Array, atB: number, d: number): number {
  let sum = 0;
  for (let axis = 0; axis < d; axis++) {
    const away = a[atA + axis]! - b[atB + axis]!;
    sum += away * away;
  }
  return sum;
}
