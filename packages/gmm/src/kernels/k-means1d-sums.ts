// One pass of k-means on the line: which interval an item is in, and what the intervals hold.

/** Of each cluster, in ascending order: Σ w and Σ w (x − centre). */
export interface ClusterSums {
  readonly masses: Float64Array;
  readonly firsts: Float64Array;
}

/** The borders between ascending centres. */
export function midpoints(centres: Float64Array): Float64Array {
  return Float64Array.from({ length: centres.length - 1 }, (_, j) => 0.5 * (centres[j]! + centres[j + 1]!));
}

/** The interval that holds x; a border belongs to the interval above it. */
export function clusterOf(x: number, borders: Float64Array): number {
  let j = 0;
  while (j < borders.length && x >= borders[j]!) j++;
  return j;
}

/** Sums for any number of ascending centres. */
export function sumIntervals(values: Float64Array, weight: Float64Array, centres: Float64Array, { masses, firsts }: ClusterSums): void {
  const borders = midpoints(centres);
  masses.fill(0);
  firsts.fill(0);
  for (let i = 0; i < values.length; i++) {
    const j = clusterOf(values[i]!, borders);
    masses[j]! += weight[i]!;
    firsts[j]! += weight[i]! * (values[i]! - centres[j]!);
  }
}

/**
 * Sums for two centres and items of weight 1, without a branch: with d = x − border, the two sides' sums of d are half the
 * difference and half the sum of Σ d and Σ |d|.
 */
export function sumHalves(values: Float64Array, centres: Float64Array, { masses, firsts }: ClusterSums): void {
  const border = midpoints(centres)[0]!;
  let sum = 0;
  let absolute = 0;
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    const d = values[i]! - border;
    sum += d;
    absolute += Math.abs(d);
    below += Number(d < 0);
  }
  const above = values.length - below;
  masses[0] = below;
  masses[1] = above;
  firsts[0] = 0.5 * (sum - absolute) + below * (border - centres[0]!);
  firsts[1] = 0.5 * (sum + absolute) + above * (border - centres[1]!);
}
