// Greedy k-means++ seeding on the line (Arthur & Vassilvitskii 2007): of 2 + ⌊ln k⌋ candidates the one that lowers the potential most.
import type { Rng } from '@collapse-lab/numeric';
import type { Loaded } from './engine/engine.ts';

/** The draws that seeding takes: one uniform for the first centre, 2 + ⌊ln k⌋ for each further one. */
export type SeedDraws = Pick<Rng, 'uniform'>;

/** `k` centres in the order they were chosen; fewer when there are fewer distinct values. */
export function seedCentres({ values, weight, kernels }: Loaded, k: number, draws: SeedDraws): Float64Array {
  const centres = new Float64Array(k);
  const trials = 2 + Math.floor(Math.log(k));
  centres[0] = values[firstCentre(values.length, weight, draws.uniform())]!;
  for (let chosen = 1; chosen < k; chosen++) {
    const potential = kernels.nearer(centres[chosen - 1]!, chosen === 1);
    if (!(potential > 0)) return centres.subarray(0, chosen);

    // Candidates in proportion to their distances from the centres so far; the first of the best wins.
    let best = Infinity;
    const targets = Float64Array.from({ length: trials }, () => draws.uniform() * potential);
    for (const target of targets) {
      const candidate = values[kernels.firstReaching(target)]!;
      const left = kernels.potentialWith(candidate);
      if (left < best) {
        best = left;
        centres[chosen] = candidate;
      }
    }
  }
  return centres;
}

/** Any item, in proportion to its weight. */
function firstCentre(n: number, weight: Float64Array | undefined, u: number): number {
  // Of items of weight 1, the running sum is the number of them.
  return weight ? firstReaching(weight, u * weight.reduce((sum, w) => sum + w, 0)) : Math.max(0, Math.ceil(u * n) - 1);
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
