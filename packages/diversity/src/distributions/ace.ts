// Abundance-based coverage estimator of the number of types; Chao & Lee (1992), O'Hara's form in vegan.
import { groupCounts } from './grouped-counts.ts';

// Types seen more often than this say nothing about the unseen.
const RARE = 10;

/**
 * Estimated number of types, seen and unseen, from those seen at most 10 times; NaN where all of these were seen once, or when
 * nothing was counted.
 */
export function ace(counts: ArrayLike<number>): number {
  const { n, values, types } = groupCounts(counts);
  let abundant = 0;
  let rare = 0;
  let rareUnits = 0;
  let pairs = 0;
  for (let k = 0; k < values.length; k++) {
    if (values[k]! > RARE) {
      abundant += types[k]!;
      continue;
    }
    rare += types[k]!;
    rareUnits += types[k]! * values[k]!;
    pairs += types[k]! * values[k]! * (values[k]! - 1);
  }
  if (n === 0) return NaN;
  if (rare === 0) return abundant;
  const once = values[0] === 1 ? types[0]! : 0;
  const coverage = 1 - once / rareUnits;
  const variation = Math.max(0, (rare / coverage) * (pairs / (rareUnits * (rareUnits - 1))) - 1);
  return coverage === 0 ? NaN : abundant + rare / coverage + (once / coverage) * variation;
}
