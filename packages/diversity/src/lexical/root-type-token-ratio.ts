// Guiraud's index R, the type–token ratio against the square root of the length; Guiraud (1954).
import { rareCounts } from '../distributions/rare-counts.ts';

/** Types / √units, in types per √token; NaN when nothing was counted. Depends on length less than the plain ratio, but still does. */
export function rootTypeTokenRatio(counts: ArrayLike<number>): number {
  const { n, types } = rareCounts(counts);
  return types / Math.sqrt(n);
}
