// Differential entropy from distances to neighbours; Kozachenko & Leonenko (1987), Kraskov, Stögbauer & Grassberger (2004).
import { pointCount, type Points } from '@collapse-lab/numeric';
import digamma from '@stdlib/math-base-special-digamma';
import gammaln from '@stdlib/math-base-special-gammaln';
import { kthNeighbourWithin, type Norm } from '../kernels/nearest.ts';

/**
 * ψ(n) − ψ(k) + ln c_d + d · mean ln r_k in nats, r_k the distance to the k-th neighbour and c_d the volume of the unit ball of the
 * norm. −∞ where k + 1 points coincide (no noise is added: report duplicates first); NaN for k ≥ n. Time grows with n log n in one
 * dimension, else with n².
 */
export function knnEntropy(points: Points, k: number, norm: Norm): number {
  const n = pointCount(points);
  const d = points.dimensions;
  if (!(k >= 1 && k < n)) return NaN;
  const logBall = norm === 'max' ? d * Math.LN2 : (d / 2) * Math.log(Math.PI) - gammaln(d / 2 + 1);
  const meanLog = kthNeighbourWithin(points, k, norm).reduce((sum, radius) => sum + Math.log(radius), 0) / n;
  return digamma(n) - digamma(k) + logBall + d * meanLog;
}
