// Which points stay when each drops the later ones near it: neighbours are found along the first coordinate, sorted.
import { pointCount, type Points } from '@collapse-lab/numeric';

/**
 * Indices of the points that are kept, in order: a point is dropped when it lies within `distance` of a point kept before
 * it, by |x − y| on the line and Euclidean distance in more dimensions. Equal infinities are at distance 0; a point with a
 * NaN is near to nothing.
 *
 * n log n on the line, where every point has at most two kept ones within the distance. In more dimensions a kept point is
 * compared with all whose first coordinate is near its own.
 */
export function firstOfNear(points: Points, distance: number): Uint32Array {
  const { values, dimensions: d } = points;
  const n = pointCount(points);
  const first = (i: number): number => values[i * d]!;
  const byFirst = Uint32Array.from({ length: n }, (_, i) => i).filter((i) => !Number.isNaN(first(i))).sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : a - b));
  const rank = new Uint32Array(n);
  byFirst.forEach((i, at) => (rank[i] = at));

  const dropped = new Uint8Array(n);
  const kept: number[] = [];
  for (let i = 0; i < n; i++) {
    if (dropped[i]) continue;
    kept.push(i);
    if (Number.isNaN(first(i))) continue;
    for (const step of [-1, 1]) {
      for (let at = rank[i]! + step; at >= 0 && at < byFirst.length; at += step) {
        const j = byFirst[at]!;
        if (!(gap(first(i), first(j)) <= distance)) break;
        if (j > i && isNear(values, i * d, j * d, d, distance)) dropped[j] = 1;
      }
    }
  }
  return Uint32Array.from(kept);
}

/** |x − y|, 0 for equal infinities. */
function gap(x: number, y: number): number {
  return x === y ? 0 : Math.abs(x - y);
}

function isNear(values: Float64Array, a: number, b: number, d: number, distance: number): boolean {
  let widest = 0;
  for (let k = 0; k < d; k++) widest = Math.max(widest, gap(values[a + k]!, values[b + k]!));
  if (d === 1 || widest === 0 || !(widest <= distance)) return widest <= distance;
  // In units of the widest gap, so that no square is lost below the smallest number or above the largest.
  let squares = 0;
  for (let k = 0; k < d; k++) {
    const share = gap(values[a + k]!, values[b + k]!) / widest;
    squares += share * share;
  }
  return widest * Math.sqrt(squares) <= distance;
}
