// Counts of word sequences, for any measure of counts.
import type { Documents } from '@collapse-lab/numeric';
import { ngramsOf, spanCounts } from '../kernels/ngrams.ts';
import { positionsOf } from '../kernels/positions.ts';

/** How often each different n-gram occurs, in order of first appearance; none crosses from one document into the next. Linear in tokens. */
export function ngramCounts(documents: Documents, n: number): Uint32Array {
  return spanCounts(ngramsOf(positionsOf(documents), n));
}
