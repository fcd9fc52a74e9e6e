// Summer's S; Summer (1966).
import { rareCounts } from '../distributions/rare-counts.ts';

/** ln ln types / ln ln units with natural logarithms, on which it depends; NaN below two types. */
export function summerS(counts: ArrayLike<number>): number {
  const { n, types } = rareCounts(counts);
  return types > 1 ? Math.log(Math.log(types)) / Math.log(Math.log(n)) : NaN;
}
