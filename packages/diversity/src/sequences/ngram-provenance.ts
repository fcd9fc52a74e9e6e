// n-gram provenance: in which of several older texts the n-grams of a text stood before; after McCoy et al. (2023), who ask it of one.
import type { Documents } from '@collapse-lab/numeric';
import { joinDocuments } from '../kernels/join-documents.ts';
import { ngramsOf } from '../kernels/ngrams.ts';
import { NONE } from '../kernels/number-spans.ts';
import { positionsOf } from '../kernels/positions.ts';

/**
 * Shares of the text's n-grams, each as often as it occurs, by the first of the references that has them; the last entry is the share
 * that none has, and they add up to 1. NaN where no document has n tokens. Linear in the tokens of all.
 */
export function ngramProvenance(documents: Documents, references: readonly Documents[], n: number): Float64Array {
  // Numbers go by first appearance, so those up to the end of a reference are the n-grams that it or one before it has.
  const joined = joinDocuments([...references, documents]);
  const { numbers } = ngramsOf(positionsOf(joined), n);
  const known = new Float64Array(references.length);
  let document = 0;
  let at = 0;
  let highest = 0;
  references.forEach(({ starts }, r) => {
    document += starts.length - 1;
    for (const end = joined.starts[document]!; at < end; at++) if (numbers[at] !== NONE && numbers[at]! >= highest) highest = numbers[at]! + 1;
    known[r] = highest;
  });
  const counts = new Float64Array(references.length + 1);
  let total = 0;
  for (; at < numbers.length; at++) {
    const number = numbers[at]!;
    if (number === NONE) continue;
    let from = 0;
    while (from < known.length && number >= known[from]!) from++;
    counts[from]!++;
    total++;
  }
  return counts.map((count) => count / total);
}
