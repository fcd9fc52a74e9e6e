// The arithmetic mean, of values that count alike or weigh.

/** Σ x / n, added up in their order; NaN without values. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Σ w x / Σ w, added up in their order, every weight 1 where there are none; of whole numbers without weights the sum is exact. */
export function weightedMean(values: ArrayLike<number>, weight: ArrayLike<number> | undefined): number {
  if (!weight) return mean(values);
  let [sum, mass] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += weight[i]! * values[i]!;
    mass += weight[i]!;
  }
  return sum / mass;
}
