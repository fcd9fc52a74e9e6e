// A unigram trie from counts alone, however large they are.
import type { GramTrie } from '../ngram/gram-trie.ts';

/** The trie of order 1 whose children 1 … K of the one context, node 0, are the symbols 0 … K − 1 with these counts. */
export function starTrie(counts: ArrayLike<number>): GramTrie {
  const size = counts.length;
  const before = new Uint32Array(size + 2);
  for (let i = 0; i < size; i++) before[i + 2] = before[i + 1]! + counts[i]!;
  return {
    order: 1,
    starts: 0,
    ends: true,
    levelStart: Uint32Array.of(0, 1, size + 1),
    symbol: Uint32Array.from({ length: size + 1 }, (_, node) => Math.max(node - 1, 0)),
    before,
    suffix: new Uint32Array(size + 1),
    firstChild: Uint32Array.of(1),
    childCount: Uint32Array.of(size),
  };
}
