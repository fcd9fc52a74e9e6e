// distinct-n document by document, which sees repetition inside them and none between them.
import type { Documents } from '@collapse-lab/numeric';
import { documentGrams } from '../kernels/document-grams.ts';
import { ngramsOf } from '../kernels/ngrams.ts';
import { positionsOf } from '../kernels/positions.ts';

/**
 * Mean over the documents of at least n tokens of distinct / all n-grams of each, 0 … 1; NaN where there are none. Template texts
 * reach 1.
 */
export function meanDistinctN(documents: Documents, n: number): number {
  const grams = documentGrams(documents, ngramsOf(positionsOf(documents), n));
  let sum = 0;
  let scored = 0;
  for (let d = 0; d + 1 < grams.starts.length; d++) {
    const total = documents.starts[d + 1]! - documents.starts[d]! - n + 1;
    if (total < 1) continue;
    sum += (grams.starts[d + 1]! - grams.starts[d]!) / total;
    scored++;
  }
  return sum / scored;
}
