// The counts of n-grams where documents weigh: every symbol of a document counts as much as the document weighs.
import type { Documents } from '@collapse-lab/numeric';
import { contextAfter, END, findChild, startContext, type GramTrie } from './gram-trie.ts';

/** The same trie, which must be that of these documents, with each occurrence counted by the weight of its document. */
export function weighGrams(trie: GramTrie, { tokens, starts }: Documents, weight: Float64Array): GramTrie {
  const { symbol, suffix, ends } = trie;
  const count = new Float64Array(symbol.length);
  for (let i = 0; i < weight.length; i++) {
    let context = startContext(trie);
    const last = ends ? starts[i + 1]! : starts[i + 1]! - 1;
    for (let j = starts[i]!; j <= last; j++) {
      const gram = findChild(trie, context, j === starts[i + 1]! ? END : tokens[j]! + 1);
      // The shorter grams that end here, down to the single symbol.
      for (let each = gram; each !== 0; each = suffix[each]!) count[each]! += weight[i]!;
      context = contextAfter(trie, gram);
    }
  }
  const before = new Float64Array(symbol.length + 1);
  for (let node = 0; node < symbol.length; node++) before[node + 1] = before[node]! + count[node]!;
  return { ...trie, before };
}
