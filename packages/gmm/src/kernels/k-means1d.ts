// Lloyd's k-means on the line (Lloyd 1982) with scikit-learn's stopping rule. Clusters are intervals, so borders do the work of labels.
import type { Loaded } from './engine/engine.ts';
import type { ComponentSums } from './engine/kernels.ts';
import { clusterOf, midpoints, sumClusters } from './k-means1d-sums.ts';
import { weightedMoments } from './moments.ts';
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
 * (which divides by Σ w), or 300 iterations are done. A cluster that empties restarts at the item of a weight above 0 that is farthest from its centre.
 * An item midway between two centres belongs to the upper one (in scikit-learn to the one seeded first).
 */
export function lloyd1d(items: Loaded, seeds: Float64Array): Clusters {
  const { values, weight, kernels } = items;
  const k = seeds.length;
  const { mean, scatter, mass } = weight ? weightedMoments(values, weight) : { ...kernels.moments(), mass: values.length };
  const sums: ComponentSums = new Float64Array(3 * k);
  const before = new Float64Array(k).fill(NaN);
  let clusters = ascending(seeds, Uint32Array.from(seeds.keys()));
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const { centres } = clusters;
    if (k === 2 && !weight) sumHalves(items, mean, centres, sums);
    else sumClusters(items, centres, centres, sums);
    let settled = true;
    let emptied = false;
    for (let j = 0; j < k; j++) {
      const held = sums[3 * j]!;
      // Intervals whose masses stay hold the same items as before.
      settled &&= held === before[j];
      emptied ||= held === 0;
      before[j] = held;
    }
    if (emptied) refillEmpty(values, weight ?? ones(values.length), centres, sums);
    const moved = new Float64Array(k);
    let shift = 0;
    for (let j = 0; j < k; j++) {
      moved[j] = centres[j]! + sums[3 * j + 1]! / sums[3 * j]!;
      shift += (moved[j]! - centres[j]!) * (moved[j]! - centres[j]!);
    }
    clusters = emptied ? ascending(moved, clusters.seed) : { centres: moved, seed: clusters.seed };
    if (settled || shift * mass <= SHIFT_TOLERANCE * scatter) break;
  }
  return clusters;
}

/** Masses and first moments of two clusters of items of weight 1, from those below the border and from the mean of all. */
function sumHalves({ values, kernels }: Loaded, mean: number, centres: Float64Array, sums: ComponentSums): void {
  const n = values.length;
  const border = midpoints(centres)[0]!;
  const { count, sum } = kernels.below(border);
  sums[0] = count;
  sums[1] = sum + count * (border - centres[0]!);
  sums[3] = n - count;
  sums[4] = n * (mean - border) - sum + (n - count) * (border - centres[1]!);
}

/** Gives each empty cluster the item farthest from its own centre, out of the cluster that held it. */
function refillEmpty(values: Float64Array, weight: Float64Array, centres: Float64Array, sums: ComponentSums): void {
  const borders = midpoints(centres);
  const taken = new Set<number>();
  const held = (i: number): number => clusterOf(values[i]!, borders);
  for (let empty = 0; empty < centres.length; empty++) {
    if (sums[3 * empty] !== 0) continue;
    let farthest = 0;
    let distance = -1;
    for (let i = 0; i < values.length; i++) {
      const d = Math.abs(values[i]! - centres[held(i)]!);
      if (d > distance && weight[i]! > 0 && !taken.has(i)) [farthest, distance] = [i, d];
    }
    taken.add(farthest);
    const holder = held(farthest);
    sums[3 * holder]! -= weight[farthest]!;
    sums[3 * holder + 1]! -= weight[farthest]! * (values[farthest]! - centres[holder]!);
    sums[3 * empty] = weight[farthest]!;
    sums[3 * empty + 1] = weight[farthest]! * (values[farthest]! - centres[empty]!);
  }
}

function ascending(centres: Float64Array, seed: Uint32Array): Clusters {
  const order = Uint32Array.from(centres.keys()).sort((a, b) => centres[a]! - centres[b]!);
  return { centres: Float64Array.from(order, (j) => centres[j]!), seed: order.map((j) => seed[j]!) };
}
