// Sampling from the maximum-likelihood n-gram law: from start symbols to the end symbol, along suffix links.
import { Growable, Rng, type Documents } from '@collapse-lab/numeric';
import { END, followers, startContext, type GramTrie } from './gram-trie.ts';

/** A child of the context, with probability count / followers; uses one uniform. */
function drawChild(trie: GramTrie, context: number, rng: Rng): number {
  const { before, firstChild, childCount } = trie;
  let low = firstChild[context]!;
  let high = low + childCount[context]! - 1;
  const target = before[low]! + rng.below(followers(trie, context));
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (before[middle]! <= target) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * `count` documents, each cut after `maxTokens` tokens. What was drawn was seen, so the next context, one suffix link
 * away, was seen too, and no backoff is ever needed. Each document has a generator of its own: lengths shift no other draw.
 */
export function sampleDocuments(trie: GramTrie, count: number, maxTokens: number, rng: Rng): Documents {
  const { symbol, suffix } = trie;
  const start = startContext(trie);
  const tokens = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const own = new Rng(rng.bits(), rng.bits(), rng.bits(), rng.bits());
    let context = start;
    for (let length = 0; length < maxTokens; length++) {
      const gram = drawChild(trie, context, own);
      if (symbol[gram] === END) break;
      tokens.push(symbol[gram]! - 1);
      context = suffix[gram]!;
    }
    starts[i + 1] = tokens.length;
  }
  return { tokens: tokens.view(), starts };
}
