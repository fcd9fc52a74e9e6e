// Maas's a²; Maas (1972). Low is diverse.
import { rareCounts } from '../distributions/rare-counts.ts';

/**
 * (ln units − ln types) / (ln units)² with natural logarithms; NaN below two units. With decimal logarithms it is this times
 * ln 10; quanteda and koRpus report the square root of that.
 */
export function maasA2(counts: ArrayLike<number>): number {
  const { n, types } = rareCounts(counts);
  return n > 1 ? Math.log(n / types) / (Math.log(n) * Math.log(n)) : NaN;
}
