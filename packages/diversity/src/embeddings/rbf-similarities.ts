// Similarity of points by a Gaussian kernel, for the Vendi score.
import { pointCount, type Points } from '@collapse-lab/numeric';
import { distance } from '../kernels/nearest.ts';

/** exp(−|x − y|² / (2 sigma²)), n × n, row-major; sigma in units of the points, fixed at generation 0. */
export function rbfSimilarities(points: Points, sigma: number): Float64Array {
  const n = pointCount(points);
  const similarities = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      const gap = distance(points, i, points, j, 'euclidean') / sigma;
      similarities[i * n + j] = similarities[j * n + i] = Math.exp(-0.5 * gap * gap);
    }
  }
  return similarities;
}
