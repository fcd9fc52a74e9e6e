// Share of hapax legomena: how much of the vocabulary hangs on a single occurrence.
import { rareCounts } from '../distributions/rare-counts.ts';

/** Types seen exactly once / types seen; NaN when nothing was counted. */
export function hapaxShare(counts: ArrayLike<number>): number {
  const { types, once } = rareCounts(counts);
  return once / types;
}
