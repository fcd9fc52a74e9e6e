// Kullback–Leibler divergence of two samples from distances to neighbours; Wang, Kulkarni & Verdú (2009).
import { pointCount, type Points } from '@collapse-lab/numeric';
import { kthNeighbourIn, kthNeighbourWithin, type Norm } from '../kernels/nearest.ts';

/**
 * Estimate of KL(p ‖ q) in nats from n points of p and m of q: d · mean ln(ν_k / ρ_k) + ln m − ln(n − 1), ρ_k and ν_k being a
 * p-point's distances to its k-th neighbour in p and in q, as in NPEET; FNN has ln n for the last term. Can be negative; Infinity
 * where k + 1 points of p coincide and q has none there, NaN for k ≥ n or k > m.
 */
export function knnDivergence(p: Points, q: Points, k: number, norm: Norm): number {
  const n = pointCount(p);
  const m = pointCount(q);
  if (!(k >= 1 && k < n && k <= m)) return NaN;
  const own = kthNeighbourWithin(p, k, norm);
  const other = kthNeighbourIn(p, q, k, norm);
  const logRatios = other.reduce((sum, radius, i) => sum + Math.log(radius / own[i]!), 0);
  return (p.dimensions * logRatios) / n + Math.log(m / (n - 1));
}
