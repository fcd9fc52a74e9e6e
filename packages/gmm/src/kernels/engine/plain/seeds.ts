// The passes of greedy k-means++, as in assembly/seeds.ts.
import { DISTANCE_BLOCK, laneSum } from '../lanes.ts';

export function nearer(x: Float64Array, w: Float64Array, closest: Float64Array, sums: Float64Array, centre: number, isFirst: boolean): number {
  let potential = 0;
  for (let from = 0, block = 0; from < x.length; from += DISTANCE_BLOCK, block++) {
    const lanes = new Float64Array(4);
    for (let i = from; i < Math.min(x.length, from + DISTANCE_BLOCK); i++) {
      const d = x[i]! - centre;
      const squared = w[i]! * d * d;
      const nearest = isFirst ? squared : Math.min(closest[i]!, squared);
      closest[i] = nearest;
      lanes[i & 3]! += nearest;
    }
    sums[block] = laneSum(lanes);
    potential += sums[block]!;
  }
  return potential;
}

export function potentialWith(x: Float64Array, w: Float64Array, closest: Float64Array, candidate: number): number {
  const lanes = new Float64Array(4);
  for (let i = 0; i < x.length; i++) {
    const d = x[i]! - candidate;
    lanes[i & 3]! += Math.min(closest[i]!, w[i]! * d * d);
  }
  return laneSum(lanes);
}
