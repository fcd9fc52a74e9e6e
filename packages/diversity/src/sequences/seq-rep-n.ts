// seq-rep-n: the share of n-grams that repeat an earlier one; Welleck et al. (2020).
import type { Documents } from '@collapse-lab/numeric';
import { distinctN } from './distinct-n.ts';

/**
 * 1 − distinct / all n-grams of all documents together; NaN where no document has n tokens. Welleck et al. average it over single
 * documents: `1 − meanDistinctN`.
 */
export function seqRepN(documents: Documents, n: number): number {
  return 1 - distinctN(documents, n, 'ngrams');
}
