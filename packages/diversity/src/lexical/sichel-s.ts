// Sichel's S: the share of words used exactly twice, which settles early in a text; Sichel (1975).
import { rareCounts } from '../distributions/rare-counts.ts';

/** Types seen twice / types; NaN when nothing was counted. */
export function sichelS(counts: ArrayLike<number>): number {
  const { types, twice } = rareCounts(counts);
  return twice / types;
}
