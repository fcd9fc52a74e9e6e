// Wasserstein distances between samples of points, exactly; Kantorovich (1942).
import { pointCount, type Points } from '@collapse-lab/numeric';
import { distance } from '../kernels/nearest.ts';
import { transportCost } from '../kernels/transport.ts';
import { wasserstein1d } from './wasserstein-1d.ts';

/**
 * Wasserstein distance of order 1 or 2 with Euclidean ground distance, in units of the points; NaN where a sample is empty. Exact,
 * by optimal transport, whose time grows about with the cube of the points: for more than some thousand use `slicedWasserstein`. n
 * log n on the line.
 */
export function wassersteinDistance(a: Points, b: Points, order: 1 | 2): number {
  if (a.dimensions === 1) return wasserstein1d(a.values, b.values, order);
  const n = pointCount(a);
  const m = pointCount(b);
  if (n === 0 || m === 0) return NaN;
  const cost = new Float64Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      const gap = distance(a, i, b, j, 'euclidean');
      cost[i * m + j] = order === 1 ? gap : gap * gap;
    }
  }
  // Masses 1 / n and 1 / m in whole units of 1 / (least common multiple).
  const common = greatestCommonDivisor(n, m);
  const total = transportCost(cost, new Uint32Array(n).fill(m / common), new Uint32Array(m).fill(n / common));
  const mean = total / ((n * m) / common);
  return order === 1 ? mean : Math.sqrt(mean);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
