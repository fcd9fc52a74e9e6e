// How the vocabulary of a text grows with its length.
import { idBound } from './token-counts.ts';

/** Types among the first `sizes[i]` tokens, sizes ascending; NaN beyond the text. */
export function vocabularyGrowth(tokens: Uint32Array, sizes: ArrayLike<number>): Float64Array {
  const seen = new Uint8Array(idBound(tokens));
  const growth = new Float64Array(sizes.length).fill(NaN);
  let types = 0;
  let next = 0;
  while (next < sizes.length && sizes[next]! === 0) growth[next++] = 0;
  for (let i = 0; i < tokens.length && next < sizes.length; i++) {
    types += 1 - seen[tokens[i]!]!;
    seen[tokens[i]!] = 1;
    while (next < sizes.length && sizes[next]! === i + 1) growth[next++] = types;
  }
  return growth;
}
