// Greedy k-means++ seeding on the line (Arthur & Vassilvitskii 2007): of 2 + ⌊ln k⌋ candidates the one that lowers the potential most.
import type { Rng } from '@collapse-lab/numeric';
import { scratch } from './scratch.ts';

/** The draws that seeding takes: one uniform for the first centre, 2 + ⌊ln k⌋ for each further one. */
export type SeedDraws = Pick<Rng, 'uniform'>;

const closestScratch = scratch();

/** `k` centres in the order they were chosen; fewer when there are fewer distinct values. */
export function seedCentres(values: Float64Array, weight: Float64Array, k: number, draws: SeedDraws): Float64Array {
  const n = values.length;
  const centres = new Float64Array(k);
  const closest = closestScratch(n); // weighted squared distance to the nearest centre so far
  const trials = 2 + Math.floor(Math.log(k));

  // The first centre: any item, in proportion to its weight.
  let mass = 0;
  for (let i = 0; i < n; i++) mass += weight[i]!;
  centres[0] = values[firstReaching(weight, draws.uniform() * mass)]!;
  closest.fill(Infinity);

  for (let chosen = 1; chosen < k; chosen++) {
    // Distances to the centre chosen last.
    const latest = centres[chosen - 1]!;
    let potential = 0;
    for (let i = 0; i < n; i++) {
      const d = values[i]! - latest;
      const nearest = Math.min(closest[i]!, weight[i]! * d * d);
      closest[i] = nearest;
      potential += nearest;
    }
    if (!(potential > 0)) return centres.subarray(0, chosen);

    // Candidates in proportion to those distances; the first of the best wins.
    let best = Infinity;
    const targets = Float64Array.from({ length: trials }, () => draws.uniform() * potential);
    for (const target of targets) {
      const candidate = values[firstReaching(closest, target)]!;
      let left = 0;
      for (let i = 0; i < n; i++) {
        const d = values[i]! - candidate;
        const squared = weight[i]! * d * d;
        // The smaller of two without a branch that cannot be predicted.
        left += closest[i]! + squared - Math.abs(closest[i]! - squared);
      }
      if (left < best) {
        best = left;
        centres[chosen] = candidate;
      }
    }
  }
  return centres;
}

/** The first index at which the running sum of `shares` reaches `target`. */
export function firstReaching(shares: Float64Array, target: number): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    sum += shares[i]!;
    if (sum >= target) return i;
  }
  return shares.length - 1;
}
