// The mean of points on the line, each weighing as its item does.

/** Σ w x / Σ w. */
export function weightedMean(values: Float64Array, weight: Float64Array | undefined): number {
  let [sum, mass] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const w = weight ? weight[i]! : 1;
    sum += w * values[i]!;
    mass += w;
  }
  return sum / mass;
}
