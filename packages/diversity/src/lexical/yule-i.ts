// Yule's I, an inverse of K that rises with diversity; Oakes (1998), Statistics for Corpus Linguistics, 5.1.
import { rareCounts } from '../distributions/rare-counts.ts';
import { squareSum } from '../kernels/square-sum.ts';

/** types² / (Σ count² − types); Infinity where no type repeats (quanteda says 0), NaN when nothing was counted. */
export function yuleI(counts: ArrayLike<number>): number {
  const { types } = rareCounts(counts);
  return (types * types) / (squareSum(counts) - types);
}
