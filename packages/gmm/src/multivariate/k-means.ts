// Lloyd's k-means in d dimensions (Lloyd 1982) with scikit-learn's stopping rule.
import type { Points } from '@collapse-lab/numeric';
import { squaredDistance } from './squared-distance.ts';

const MAX_ITERATIONS = 300;
/** Stop when the centres' squared shifts sum to at most this share of the mean variance of the data's axes. */
const SHIFT_TOLERANCE = 1e-4;

/**
 * The cluster of each item, starting from centres `seeds` (k × d): until no item changes its cluster, the shifts are small, or
 * 300 iterations are done. Of two centres equally near the first counts. A cluster that empties restarts at the item of a weight
 * above 0 that is farthest from its centre.
 */
export function lloyd(points: Points, weight: Float64Array, seeds: Float64Array): Uint32Array {
  const d = points.dimensions;
  const k = seeds.length / d;
  const n = points.values.length / d;
  const tolerance = SHIFT_TOLERANCE * meanVariance(points, weight);
  let centres = seeds;
  let labels: Uint32Array = new Uint32Array(n).fill(k);
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const before = labels;
    labels = nearest(points, centres);
    const moved = clusterMeans(points, weight, labels, centres);
    const shift = squaredDistance(moved, 0, centres, 0, moved.length);
    centres = moved;
    if (labels.every((label, i) => label === before[i])) return labels;
    if (shift <= tolerance) break;
  }
  return nearest(points, centres);
}

/** Mean over axes of the weighted variance (divides by Σ w), about the mean. */
function meanVariance(points: Points, weight: Float64Array): number {
  const { values, dimensions: d } = points;
  const mass = weight.reduce((sum, w) => sum + w, 0);
  const mean = clusterMeans(points, weight, new Uint32Array(weight.length), new Float64Array(d));
  let sum = 0;
  for (let i = 0; i < weight.length; i++) sum += weight[i]! * squaredDistance(values, i * d, mean, 0, d);
  return sum / mass / d;
}

function nearest({ values, dimensions: d }: Points, centres: Float64Array): Uint32Array {
  const k = centres.length / d;
  const labels = new Uint32Array(values.length / d);
  for (let i = 0; i < labels.length; i++) {
    let least = Infinity;
    for (let j = 0; j < k; j++) {
      const squared = squaredDistance(values, i * d, centres, j * d, d);
      if (squared < least) {
        least = squared;
        labels[i] = j;
      }
    }
  }
  return labels;
}

/** The weighted mean of each cluster (k × d); `centres` are those that the labels were given by. */
function clusterMeans({ values, dimensions: d }: Points, weight: Float64Array, labels: Uint32Array, centres: Float64Array): Float64Array {
  const k = centres.length / d;
  const masses = new Float64Array(k);
  // About the old centres, so that data far from 0 lose no digits.
  const shifts = new Float64Array(k * d);
  for (let i = 0; i < labels.length; i++) addItem(i, labels[i]!, weight[i]!);
  const taken = new Set<number>();
  for (let empty = 0; empty < k; empty++) {
    if (masses[empty] !== 0) continue;
    const farthest = farthestItem(values, d, weight, labels, centres, taken);
    taken.add(farthest);
    addItem(farthest, labels[farthest]!, -weight[farthest]!);
    addItem(farthest, empty, weight[farthest]!);
  }
  // A cluster that gave its only item to another one stays where it was.
  return shifts.map((shift, at) => centres[at]! + (masses[Math.floor(at / d)] === 0 ? 0 : shift / masses[Math.floor(at / d)]!));

  function addItem(i: number, j: number, w: number): void {
    masses[j]! += w;
    for (let axis = 0; axis < d; axis++) shifts[j * d + axis]! += w * (values[i * d + axis]! - centres[j * d + axis]!);
  }
}

function farthestItem(values: Float64Array, d: number, weight: Float64Array, labels: Uint32Array, centres: Float64Array, taken: ReadonlySet<number>): number {
  let farthest = 0;
  let most = -1;
  for (let i = 0; i < labels.length; i++) {
    const squared = squaredDistance(values, i * d, centres, labels[i]! * d, d);
    if (squared > most && weight[i]! > 0 && !taken.has(i)) [farthest, most] = [i, squared];
  }
  return farthest;
}
