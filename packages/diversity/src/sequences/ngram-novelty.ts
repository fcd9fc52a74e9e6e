// n-gram novelty: what a text says that a reference never said; McCoy et al. (2023).
import type { Documents } from '@collapse-lab/numeric';
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
  const { tokens, starts } = joined(reference, documents);
  const { numbers, distinct } = ngramsOf(positionsOf({ tokens, starts }), n);
  const border = starts[reference.starts.length - 1]!;
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

/** The documents of both, one after the other. */
function joined(first: Documents, second: Documents): Documents {
  const parts = [first, second].map(({ tokens, starts }) => tokens.subarray(starts[0]!, starts[starts.length - 1]!));
  const tokens = new Uint32Array(parts[0]!.length + parts[1]!.length);
  tokens.set(parts[0]!);
  tokens.set(parts[1]!, parts[0]!.length);
  const starts = new Uint32Array(first.starts.length + second.starts.length - 1);
  for (let d = 0; d < first.starts.length; d++) starts[d] = first.starts[d]! - first.starts[0]!;
  for (let d = 1; d < second.starts.length; d++) starts[first.starts.length - 1 + d] = parts[0]!.length + second.starts[d]! - second.starts[0]!;
  return { tokens, starts };
}
