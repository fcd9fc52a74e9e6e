// Honoré's R, which goes by the words used once; Honoré (1979).
import { rareCounts } from '../distributions/rare-counts.ts';

/** 100 ln units / (1 − once / types), natural logarithm; Infinity where every type was seen once, NaN when nothing was counted. */
export function honoreR(counts: ArrayLike<number>): number {
  const { n, types, once } = rareCounts(counts);
  return (100 * Math.log(n)) / (1 - once / types);
}
