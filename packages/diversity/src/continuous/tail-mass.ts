// How much of a sample lies beyond the extreme quantiles of a reference: tails go first in a collapse.
import { quantileOfSorted, sorted } from '../kernels/sorted.ts';

export interface TailMass {
  /** Share of the sample below the reference's quantile at q. */
  readonly lower: number;
  /** Share of it above the quantile at 1 − q. */
  readonly upper: number;
  readonly total: number;
  /** total over the same share of the reference itself, about 2q: 1 for its own law, 0 where the tails are gone. */
  readonly relative: number;
}

/** Shares strictly outside the type-7 quantiles at q and 1 − q of the reference, 0 < q < ½; NaN where a sample is empty. */
export function tailMass(reference: ArrayLike<number>, sample: ArrayLike<number>, q: number): TailMass {
  const ordered = sorted(reference);
  const low = quantileOfSorted(ordered, q);
  const high = quantileOfSorted(ordered, 1 - q);
  const own = outside(reference, low, high);
  const { lower, upper } = outside(sample, low, high);
  const total = lower + upper;
  return { lower, upper, total, relative: total / (own.lower + own.upper) };
}

function outside(sample: ArrayLike<number>, low: number, high: number): { lower: number; upper: number } {
  let below = 0;
  let above = 0;
  for (let i = 0; i < sample.length; i++) {
    if (sample[i]! < low) below++;
    if (sample[i]! > high) above++;
  }
  const n = Number.isNaN(low) ? NaN : sample.length;
  return { lower: below / n, upper: above / n };
}
