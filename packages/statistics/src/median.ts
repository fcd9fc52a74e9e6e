// The median of unsorted values.
import { quantile } from './quantile.ts';

/** Median: the middle value, or the mean of the two middle ones; NaN for no values or where one of them is NaN. */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  // A sort of doubles puts NaN last.
  return Number.isNaN(sorted[sorted.length - 1]) ? NaN : quantile(sorted, 0.5);
}
