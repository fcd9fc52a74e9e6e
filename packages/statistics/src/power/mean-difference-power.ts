// How many chains a difference of means takes, by the noncentral t distribution; Cohen (1988), chapter 2.
import { noncentralTTails } from '../distributions/noncentral-t-tail.ts';
import { studentTQuantile } from '../distributions/student-t-quantile.ts';
import type { Seeds } from '../seeds.ts';

/** A comparison of two means to plan, by a two-sided t test on normal values. */
export interface MeanDifferenceDesign {
  /** `independent`: two arms of n chains, the pooled test. `common`: n pairs, the test of their differences. */
  readonly seeds: Seeds;
  readonly difference: number;
  /** Standard deviation of one chain's value within its arm (`independent`), or of the difference within a pair (`common`). */
  readonly stdDev: number;
  /** Probability of a false alarm. */
  readonly alpha: number;
}

/** Power at n chains per arm, or n pairs: exact for normal values, an approximation for others. NaN below two. */
export function meanDifferencePower(design: MeanDifferenceDesign & { readonly chains: number }): number {
  const { seeds, difference, stdDev, alpha, chains } = design;
  if (!(chains >= 2)) return NaN;
  const df = seeds === 'common' ? chains - 1 : 2 * (chains - 1);
  const effect = Math.abs(difference) / stdDev;
  const noncentrality = effect * Math.sqrt(seeds === 'common' ? chains : chains / 2);
  return noncentralTTails(studentTQuantile(1 - alpha / 2, df), df, noncentrality);
}

/**
 * Fewest chains per arm, or pairs, with at least this power; Infinity above a million, NaN for undefined input. Below eight chains an
 * arm the tests give no p-value, whatever the number here.
 */
export function chainsForMeanDifference(design: MeanDifferenceDesign & { readonly power: number }): number {
  const reached = (chains: number): boolean => meanDifferencePower({ ...design, chains }) >= design.power;
  if (Number.isNaN(meanDifferencePower({ ...design, chains: 2 })) || !(design.power <= 1)) return NaN;
  let high = 2;
  while (high <= MOST_CHAINS && !reached(high)) high *= 2;
  if (high > MOST_CHAINS) return Infinity;
  // Power rises with n: below `low` it is too small, at `high` it is enough.
  for (let low = Math.max(2, high >> 1); low < high; ) {
    const middle = (low + high) >> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

const MOST_CHAINS = 1_000_000;
