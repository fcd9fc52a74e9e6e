// Several sets of documents as one.
import type { Documents } from '@collapse-lab/numeric';

/** The documents of all parts, one after the other; their first starts at 0. */
export function joinDocuments(parts: readonly Documents[]): Documents {
  const texts = parts.map(({ tokens, starts }) => tokens.subarray(starts[0]!, starts[starts.length - 1]!));
  const tokens = new Uint32Array(texts.reduce((sum, text) => sum + text.length, 0));
  const starts = new Uint32Array(1 + parts.reduce((sum, part) => sum + part.starts.length - 1, 0));
  let [at, document] = [0, 1];
  parts.forEach((part, i) => {
    tokens.set(texts[i]!, at);
    for (let d = 1; d < part.starts.length; d++) starts[document++] = at + part.starts[d]! - part.starts[0]!;
    at += texts[i]!.length;
  });
  return { tokens, starts };
}
