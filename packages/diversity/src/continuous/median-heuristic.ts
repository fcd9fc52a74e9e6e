// A width for Gaussian kernels; Gretton et al. (2012), section 8.
import { pointCount, type Points } from '@collapse-lab/numeric';
import { distance } from '../kernels/nearest.ts';
import { quantileOfSorted } from '../kernels/sorted.ts';

/**
 * Median of the Euclidean distances of all pairs in both samples together, in units of the points; NaN below two points. Keeps all
 * pairs in memory.
 */
export function medianHeuristic(a: Points, b: Points): number {
  const values = new Float64Array(a.values.length + b.values.length);
  values.set(a.values);
  values.set(b.values, a.values.length);
  const pooled: Points = { values, dimensions: a.dimensions };
  const n = pointCount(pooled);
  const distances = new Float64Array((n * (n - 1)) / 2);
  let pair = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) distances[pair++] = distance(pooled, i, pooled, j, 'euclidean');
  return quantileOfSorted(distances.sort(), 0.5);
}
