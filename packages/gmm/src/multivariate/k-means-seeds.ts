// Greedy k-means++ seeding in d dimensions (Arthur & Vassilvitskii 2007): of 2 + ⌊ln k⌋ candidates the one that lowers the potential most.
import type { Points } from '@collapse-lab/numeric';
import { firstReaching, type SeedDraws } from '../kernels/k-means1d-seeds.ts';
import { squaredDistance } from './squared-distance.ts';

/** Indices of `k` items in the order they were chosen as centres; fewer when there are fewer distinct items. */
export function seedItems({ values, dimensions: d }: Points, weight: Float64Array, k: number, draws: SeedDraws): number[] {
  const n = values.length / d;
  const closest = new Float64Array(n).fill(Infinity); // weighted squared distance to the nearest centre so far
  const trials = 2 + Math.floor(Math.log(k));
  const mass = weight.reduce((sum, w) => sum + w, 0);
  const chosen = [firstReaching(weight, draws.uniform() * mass)];
  while (chosen.length < k) {
    const latest = chosen.at(-1)!;
    let potential = 0;
    for (let i = 0; i < n; i++) {
      closest[i] = Math.min(closest[i]!, weight[i]! * squaredDistance(values, i * d, values, latest * d, d));
      potential += closest[i]!;
    }
    if (!(potential > 0)) return chosen;
    // All candidates are drawn before any is tried; the first of the best wins.
    const targets = Array.from({ length: trials }, () => draws.uniform() * potential);
    const candidates = targets.map((target) => firstReaching(closest, target));
    const left = candidates.map((candidate) => potentialWith(values, d, weight, closest, candidate));
    chosen.push(candidates[left.indexOf(Math.min(...left))]!);
  }
  return chosen;
}

/** What the potential would be with one more centre. */
function potentialWith(values: Float64Array, d: number, weight: Float64Array, closest: Float64Array, candidate: number): number {
  let left = 0;
  for (let i = 0; i < closest.length; i++) left += Math.min(closest[i]!, weight[i]! * squaredDistance(values, i * d, values, candidate * d, d));
  return left;
}
