// Dispersion of embeddings, the semantic diversity of texts; Guo et al. (2024), The curious decline of linguistic diversity.
import { pointCount, type Points } from '@collapse-lab/numeric';
import { unitRows } from '../kernels/unit-rows.ts';

/** Mean of 1 − cosine similarity over all pairs of different points, 0 … 2; NaN for fewer than two, and where one has no direction. Time grows with n d. */
export function meanCosineDistance(points: Points): number {
  const n = pointCount(points);
  const d = points.dimensions;
  if (n < 2) return NaN;
  const sum = new Float64Array(d);
  unitRows(points).forEach((value, i) => { sum[i % d]! += value; });
  // The squared length of the sum is that of every pair's product, twice, and n of a point with itself.
  const products = sum.reduce((total, each) => total + each * each, 0) - n;
  return 1 - products / (n * (n - 1));
}
