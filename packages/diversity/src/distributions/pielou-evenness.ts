// Evenness: how near a sample is to equally common types; Pielou (1966).
import { rareCounts } from './rare-counts.ts';
import { shannonEntropy } from './shannon-entropy.ts';

/** Plug-in entropy / ln types, 0 … 1; NaN below two types. */
export function pielouEvenness(counts: ArrayLike<number>): number {
  const { types } = rareCounts(counts);
  return types < 2 ? NaN : shannonEntropy(counts) / Math.log(types);
}
