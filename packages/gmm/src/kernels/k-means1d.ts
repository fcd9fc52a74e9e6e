// Lloyd's k-means on the line (Lloyd 1982) with scikit-learn's stopping rule. Clusters are intervals, so borders do the work of labels.
import { clusterOf, midpoints, sumHalves, sumIntervals, type ClusterSums } from './k-means1d-sums.ts';
import { moments } from './moments.ts';
import { ones } from './scratch.ts';

const MAX_ITERATIONS = 300;
/** Stop when the centres' squared shifts sum to at most this share of the variance of the data. */
const SHIFT_TOLERANCE = 1e-4;

/** Centres in ascending order, and for each its number in the order of seeding. */
export interface Clusters {
  readonly centres: Float64Array;
  readonly seed: Uint32Array;
}

/**
 * Moves centres from `seeds` until no item changes its cluster, their squared shifts sum to at most 10⁻⁴ of the variance
 * (which divides by Σ w), or 300 iterations are done. A cluster that empties restarts at the item farthest from its centre.
 * An item midway between two centres belongs to the upper one (in scikit-learn to the one seeded first).
 */
export function lloyd1d(values: Float64Array, weight: Float64Array | undefined, seeds: Float64Array): Clusters {
  const k = seeds.length;
  const { scatter, mass } = moments(values, weight);
  const sums: ClusterSums = { masses: new Float64Array(k), firsts: new Float64Array(k) };
  const before = new Float64Array(k).fill(NaN);
  let clusters = ascending(seeds, Uint32Array.from(seeds.keys()));
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const { centres } = clusters;
    if (k === 2 && !weight) sumHalves(values, centres, sums);
    else sumIntervals(values, weight ?? ones(values.length), centres, sums);
    // Intervals whose masses stay hold the same items as before.
    const settled = sums.masses.every((m, j) => m === before[j]);
    before.set(sums.masses);
    const emptied = sums.masses.includes(0);
    if (emptied) refillEmpty(values, weight ?? ones(values.length), centres, sums);
    const moved = centres.map((centre, j) => centre + sums.firsts[j]! / sums.masses[j]!);
    const shift = moved.reduce((sum, centre, j) => sum + (centre - centres[j]!) * (centre - centres[j]!), 0);
    clusters = emptied ? ascending(moved, clusters.seed) : { centres: moved, seed: clusters.seed };
    if (settled || shift * mass <= SHIFT_TOLERANCE * scatter) break;
  }
  return clusters;
}

/** Gives each empty cluster the item farthest from its own centre, out of the cluster that held it. */
function refillEmpty(values: Float64Array, weight: Float64Array, centres: Float64Array, { masses, firsts }: ClusterSums): void {
  const borders = midpoints(centres);
  const taken = new Set<number>();
  const held = (i: number): number => clusterOf(values[i]!, borders);
  for (let empty = 0; empty < masses.length; empty++) {
    if (masses[empty] !== 0) continue;
    let farthest = 0;
    let distance = -1;
    for (let i = 0; i < values.length; i++) {
      const d = Math.abs(values[i]! - centres[held(i)]!);
      if (d > distance && !taken.has(i)) [farthest, distance] = [i, d];
    }
    taken.add(farthest);
    const holder = held(farthest);
    masses[holder]! -= weight[farthest]!;
    firsts[holder]! -= weight[farthest]! * (values[farthest]! - centres[holder]!);
    masses[empty] = weight[farthest]!;
    firsts[empty] = weight[farthest]! * (values[farthest]! - centres[empty]!);
  }
}

function ascending(centres: Float64Array, seed: Uint32Array): Clusters {
  const order = Uint32Array.from(centres.keys()).sort((a, b) => centres[a]! - centres[b]!);
  return { centres: Float64Array.from(order, (j) => centres[j]!), seed: order.map((j) => seed[j]!) };
}
