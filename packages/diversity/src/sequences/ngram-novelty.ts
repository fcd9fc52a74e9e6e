// n-gram novelty: what a text says that a reference never said; McCoy et al. (2023).
import type { Documents } from '@collapse-lab/numeric';
import { joinDocuments } from '../kernels/join-documents.ts';
import { ngramsOf } from '../kernels/ngrams.ts';
import { NONE } from '../kernels/number-spans.ts';
import { positionsOf } from '../kernels/positions.ts';

export interface Novelty {
  /** Share of the text's different n-grams that the reference lacks. */
  readonly types: number;
  /** Share of its n-grams, each as often as it occurs. */
  readonly tokens: number;
}

/** Share of n-grams that the reference has nowhere, 0 … 1; NaN where no document has n tokens. Linear in the tokens of both. */
export function ngramNovelty(documents: Documents, reference: Documents, n: number): Novelty {
  // Numbers go by first appearance: with the reference in front, the new n-grams have the highest.
  const joined = joinDocuments([reference, documents]);
  const { numbers, distinct } = ngramsOf(positionsOf(joined), n);
  const border = joined.starts[reference.starts.length - 1]!;
  let known = 0;
  for (let i = 0; i < border; i++) if (numbers[i] !== NONE && numbers[i]! >= known) known = numbers[i]! + 1;
  const seen = new Uint8Array(distinct);
  let total = 0;
  let novel = 0;
  let types = 0;
  for (let i = border; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (number === NONE) continue;
    total++;
    if (number >= known) novel++;
    types += 1 - seen[number]!;
    seen[number] = 1;
  }
  return { types: (distinct - known) / types, tokens: novel / total };
}
