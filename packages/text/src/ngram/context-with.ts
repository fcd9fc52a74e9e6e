// What a text that is read token by token leaves known: the longest context of an n-gram law that ends with it.
import type { Documents } from '@collapse-lab/numeric';
import { contextAfter, findChild, NONE, startContext, type GramTrie } from './gram-trie.ts';

/** n-gram counts with their unigrams at hand. */
export interface ReadableGrams {
  readonly trie: GramTrie;
  /** Per symbol up to the largest seen: its unigram's node, or NONE. */
  readonly unigrams: Int32Array;
}

/** The node of every symbol's unigram, NONE for those never seen. */
export function unigramNodes({ symbol, firstChild, childCount }: GramTrie): Int32Array {
  const [first, count] = [firstChild[0]!, childCount[0]!];
  const unigrams = new Int32Array(count === 0 ? 0 : symbol[first + count - 1]! + 1).fill(NONE);
  for (let node = first; node < first + count; node++) unigrams[symbol[node]!] = node;
  return unigrams;
}

/** The longest context known when `symbol` follows `context`. */
export function contextWith({ trie, unigrams }: ReadableGrams, context: number, symbol: number): number {
  for (let h = context; h !== 0; h = trie.suffix[h]!) {
    const child = findChild(trie, h, symbol);
    if (child !== NONE) return contextAfter(trie, child);
  }
  const unigram = unigrams[symbol] ?? NONE;
  return unigram === NONE ? 0 : contextAfter(trie, unigram);
}

/** The longest context known after document i, from the start symbols on. */
export function contextAfterDocument(grams: ReadableGrams, { tokens, starts }: Documents, i: number): number {
  let context = startContext(grams.trie);
  for (let j = starts[i]!; j < starts[i + 1]!; j++) context = contextWith(grams, context, tokens[j]! + 1);
  return context;
}
