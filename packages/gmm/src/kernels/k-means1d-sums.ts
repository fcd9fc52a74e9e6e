// One pass of k-means on the line: which interval an item is in, and what the intervals hold.
import type { Loaded } from './engine/engine.ts';
import type { ComponentSums } from './engine/kernels.ts';

/** The borders between ascending centres. */
export function midpoints(centres: Float64Array): Float64Array {
  const borders = new Float64Array(centres.length - 1);
  for (let j = 0; j < borders.length; j++) borders[j] = 0.5 * (centres[j]! + centres[j + 1]!);
  return borders;
}

/** The interval that holds x; a border belongs to the interval above it. */
export function clusterOf(x: number, borders: Float64Array): number {
  let j = 0;
  while (j < borders.length && x >= borders[j]!) j++;
  return j;
}

/** Fills `sums` of the items in the intervals around ascending `centres`, about the centres `about`. */
export function sumClusters({ kernels, weight }: Loaded, centres: Float64Array, about: Float64Array, sums: ComponentSums): void {
  const borders = midpoints(centres);
  if (centres.length === 2 && !weight) {
    kernels.split(borders[0]!, about, sums);
    return;
  }
  for (let j = 0; j < centres.length; j++) kernels.interval(borders[j - 1] ?? -Infinity, borders[j] ?? Infinity, about[j]!, sums, j);
}
