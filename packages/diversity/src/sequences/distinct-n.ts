// distinct-n: the share of different n-grams among all; Li et al. (2016).
import type { Documents } from '@collapse-lab/numeric';
import { ngramsUpTo } from '../kernels/ngrams.ts';
import { positionsOf } from '../kernels/positions.ts';

/** What distinct n-grams are divided by: all n-grams, or, as Li et al. write it, all tokens. */
export type DistinctDenominator = 'ngrams' | 'tokens';

/**
 * distinct-n of all documents together, 0 … 1: repetition across documents shows. Falls with size, so compare at equal tokens; NaN
 * where no document has n tokens.
 */
export function distinctN(documents: Documents, n: number, denominator: DistinctDenominator): number {
  return distinctUpTo(documents, n, denominator)[n - 1]!;
}

/** distinct-1 … distinct-`longest` of all documents together; one pass for each. */
export function distinctUpTo(documents: Documents, longest: number, denominator: DistinctDenominator): Float64Array {
  const positions = positionsOf(documents);
  const shares = new Float64Array(longest);
  for (const { length, distinct, total } of ngramsUpTo(positions, longest)) {
    shares[length - 1] = total === 0 ? NaN : distinct / (denominator === 'tokens' ? positions.tokens.length : total);
  }
  return shares;
}
