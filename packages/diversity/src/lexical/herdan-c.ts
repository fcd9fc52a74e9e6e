// Herdan's C, the logarithmic type–token ratio; Herdan (1960).
import { rareCounts } from '../distributions/rare-counts.ts';

/** ln types / ln units, the same in every base; 0 … 1; NaN below two units. */
export function herdanC(counts: ArrayLike<number>): number {
  const { n, types } = rareCounts(counts);
  return n > 1 ? Math.log(types) / Math.log(n) : NaN;
}
