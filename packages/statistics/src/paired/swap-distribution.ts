// The law of a sum of differences when each pair may be swapped: all sign vectors, counted in halves (Horowitz & Sahni 1974) or sampled.
import type { Rng } from '@collapse-lab/numeric';

/** Two-sided share of swaps, and how many swaps it stands on. */
export interface SwapShare {
  readonly p: number;
  readonly method: 'exact' | 'monte-carlo';
  /** 2ⁿ over the n pairs that differ, or the number sampled. */
  readonly swaps: number;
}

/** Most pairs that are counted exactly: 2³² swaps from two tables of 2¹⁶ sums. */
const EXACT_PAIRS = 32;

/**
 * The share of sign vectors s with |Σ sᵢ dᵢ| ≥ |Σ dᵢ|, ties up to rounding included. Exact up to 32 differences that are not 0; beyond,
 * (1 + hits) / (1 + resamples) over random swaps, which is never 0 (Phipson & Smyth 2010).
 * Throws RangeError where `resamples` is no positive integer.
 */
export function swapShare(differences: Float64Array, resamples: number, rng: Rng): SwapShare {
  if (!(Number.isInteger(resamples) && resamples > 0)) throw new RangeError(`resamples must be a positive integer, but got ${resamples}`);
  const d = differences.filter((difference) => difference !== 0);
  const rounding = 1e-10 * d.reduce((sum, difference) => sum + Math.abs(difference), 0);
  const threshold = Math.abs(d.reduce((sum, difference) => sum + difference, 0)) - rounding;
  if (d.length <= EXACT_PAIRS) {
    const swaps = Math.round(Math.exp(d.length * Math.LN2));
    return { p: countAll(d, threshold) / swaps, method: 'exact', swaps };
  }
  let hits = 0;
  for (let b = 0; b < resamples; b++) {
    let sum = 0;
    for (const difference of d) sum += rng.below(2) === 0 ? difference : -difference;
    if (Math.abs(sum) >= threshold) hits++;
  }
  return { p: (1 + hits) / (1 + resamples), method: 'monte-carlo', swaps: resamples };
}

/** How many sign vectors bring |Σ sᵢ dᵢ| to the threshold; each sum is one of the first half plus one of the second. */
function countAll(d: Float64Array, threshold: number): number {
  if (threshold <= 0) return Math.round(Math.exp(d.length * Math.LN2));
  const half = d.length >> 1;
  const first = signedSums(d.subarray(0, half)).sort();
  const second = signedSums(d.subarray(half)).sort();
  // As the sums of the first half rise, the least partner that reaches the threshold falls. By symmetry the other tail is as large.
  let count = 0;
  let least = second.length;
  for (const sum of first) {
    while (least > 0 && sum + second[least - 1]! >= threshold) least--;
    count += second.length - least;
  }
  return 2 * count;
}

/** All 2ⁿ sums Σ ± dᵢ. */
function signedSums(d: Float64Array): Float64Array {
  let sums = new Float64Array(1);
  for (const difference of d) {
    const wider = new Float64Array(2 * sums.length);
    sums.forEach((sum, i) => {
      wider[i] = sum + difference;
      wider[i + sums.length] = sum - difference;
    });
    sums = wider;
  }
  return sums;
}
