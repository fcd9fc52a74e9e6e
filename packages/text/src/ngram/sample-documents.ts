// Sampling from the maximum-likelihood n-gram law: from start symbols to the end symbol, along suffix links.
import { Growable, Rng, type Documents } from '@collapse-lab/numeric';
import { childDrawer } from './draw-child.ts';
import { contextAfterDocument, unigramNodes } from './context-with.ts';
import { contextAfter, END, startContext, type GramTrie } from './gram-trie.ts';

/**
 * `count` documents, each cut after `maxTokens` tokens. What was drawn was seen, so the next context, one suffix link away, was
 * seen too; only where ends are not predicted nothing may follow it, and the next shorter one that something followed is drawn
 * from. Each document has a generator of its own: lengths shift no other draw. Where documents are given, each goes on from one of them,
 * after the longest context that is known of it.
 */
export function sampleDocuments(trie: GramTrie, count: number, maxTokens: number, rng: Rng, drawChild = childDrawer(trie, {}), given?: Documents): Documents {
  const { symbol, suffix, childCount } = trie;
  const start = startContext(trie);
  const grams = given && { trie, unigrams: unigramNodes(trie) };
  const tokens = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const own = new Rng(rng.bits(), rng.bits(), rng.bits(), rng.bits());
    let context = start;
    if (given) {
      context = contextAfterDocument(grams!, given, i);
      while (childCount[context] === 0) context = suffix[context]!;
      tokens.append(given.tokens.subarray(given.starts[i], given.starts[i + 1]));
    }
    for (let length = tokens.length - starts[i]!; length < maxTokens; length++) {
      const gram = drawChild(context, own.uniform());
      if (symbol[gram] === END) break;
      tokens.push(symbol[gram]! - 1);
      context = contextAfter(trie, gram);
      while (childCount[context] === 0) context = suffix[context]!;
    }
    starts[i + 1] = tokens.length;
  }
  return { tokens: tokens.view(), starts };
}
