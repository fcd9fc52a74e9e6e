// Michéa's M, the inverse of Sichel's S; Michéa (1969).
import { rareCounts } from '../distributions/rare-counts.ts';

/** Types / types seen twice; Infinity where there are none of these, NaN when nothing was counted. */
export function micheaM(counts: ArrayLike<number>): number {
  const { types, twice } = rareCounts(counts);
  return types / twice;
}
