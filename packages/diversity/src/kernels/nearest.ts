// Distances to nearest neighbours: along the line by sorting, elsewhere by looking at every pair.
import { pointCount, type Points } from '@collapse-lab/numeric';

/** Euclidean, or the largest difference of a coordinate. */
export type Norm = 'euclidean' | 'max';

/** Distance of row i of `a` to row j of `b`. */
export function distance(a: Points, i: number, b: Points, j: number, norm: Norm): number {
  const d = a.dimensions;
  let sum = 0;
  for (let c = 0; c < d; c++) {
    const difference = Math.abs(a.values[i * d + c]! - b.values[j * d + c]!);
    sum = norm === 'max' ? Math.max(sum, difference) : sum + difference * difference;
  }
  return norm === 'max' ? sum : Math.sqrt(sum);
}

/** Distance of every point to its k-th neighbour among the others; Infinity where there are fewer. */
export function kthNeighbourWithin(points: Points, k: number, norm: Norm): Float64Array {
  return kthNeighbour(points, points, k, norm, true);
}

/** Distance of every point of `from` to its k-th neighbour in `to`; Infinity where there are fewer. */
export function kthNeighbourIn(from: Points, to: Points, k: number, norm: Norm): Float64Array {
  return kthNeighbour(from, to, k, norm, false);
}

function kthNeighbour(from: Points, to: Points, k: number, norm: Norm, within: boolean): Float64Array {
  if (to.dimensions === 1) return onLine(from.values, to.values, k, within);
  const size = pointCount(to);
  const least = new Float64Array(k);
  return Float64Array.from({ length: pointCount(from) }, (_, i) => {
    least.fill(Infinity);
    for (let j = 0; j < size; j++) {
      if (within && j === i) continue;
      const here = distance(from, i, to, j, norm);
      if (here >= least[k - 1]!) continue;
      let place = k - 1;
      for (; place > 0 && least[place - 1]! > here; place--) least[place] = least[place - 1]!;
      least[place] = here;
    }
    return least[k - 1]!;
  });
}

/** On the line the k nearest stand together in order: from each point's place, k steps to whichever side is nearer. */
function onLine(from: Float64Array, to: Float64Array, k: number, within: boolean): Float64Array {
  const x = to.toSorted();
  return from.map((value) => {
    let above = lowerBound(x, value);
    let below = above - 1;
    if (within) above++;
    let reach = Infinity;
    for (let step = 0; step < k; step++) {
      const left = below >= 0 ? value - x[below]! : Infinity;
      const right = above < x.length ? x[above]! - value : Infinity;
      reach = Math.min(left, right);
      if (left <= right) below--;
      else above++;
    }
    return reach;
  });
}

/** Index of the first entry ≥ value. */
function lowerBound(x: Float64Array, value: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
