// What both engines agree on: how sums are split into lanes, how choices are compared, how many items are in a block.

/** Adds up four lanes, of which lane l holds the sum over the items i with i mod 4 = l. */
export function laneSum(lanes: Float64Array): number {
  return lanes[0]! + lanes[2]! + (lanes[1]! + lanes[3]!);
}

/** Items in a block of k-means++'s distances, each with its own sum. */
export const DISTANCE_BLOCK = 128;

/** The first index at which the running sum of `shares`, whose blocks have these sums, reaches `target`; the last one if none does. */
export function firstReachingIn(shares: Float64Array, blockSums: Float64Array, target: number): number {
  let sum = 0;
  let block = 0;
  while (block < blockSums.length - 1 && sum + blockSums[block]! < target) sum += blockSums[block++]!;
  for (let i = block * DISTANCE_BLOCK; i < shares.length; i++) {
    sum += shares[i]!;
    if (sum >= target) return i;
  }
  return shares.length - 1;
}

/** For each component but the last, the largest 31-bit choice that does not go beyond it. The last takes what rounding leaves of the others. */
export function choiceBorders(weights: Float64Array): Int32Array {
  let sum = 0;
  return Int32Array.from({ length: weights.length - 1 }, (_, j) => Math.min(2147483648, Math.round((sum += weights[j]!) * 2147483648)) - 1);
}
