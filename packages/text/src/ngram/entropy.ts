// Entropy of the fitted n-gram law; Shannon (1948), section 7, for the states of a Markov source.
import { followers, gramCount, longerGrams, startContext, type ContextRange, type GramTrie } from './gram-trie.ts';

/** Every context that a document is drawn after: those of order − 1 symbols, and the shorter ones at its beginning. */
function* drawnContexts(trie: GramTrie): Generator<ContextRange> {
  const { order, starts, levelStart } = trie;
  if (starts < order - 1) {
    const start = startContext(trie);
    yield { from: start, to: start + 1 };
    yield* longerGrams(trie, start, starts, order - 2);
  }
  yield { from: levelStart[order - 1]!, to: levelStart[order]! };
}

/**
 * Entropy of the maximum-likelihood law in nats per predicted symbol (tokens and ends): −Σ c(hw) ln(c(hw) / c(h)) / Σ c(hw)
 * over the contexts h that are drawn after. Exact for documents that have ends and are not cut, as the law visits contexts as often
 * as its training text.
 */
export function entropyPerSymbol(trie: GramTrie): number {
  const { firstChild, childCount } = trie;
  let sum = 0;
  let n = 0;
  for (const { from, to } of drawnContexts(trie)) {
    for (let context = from; context < to; context++) {
      const total = followers(trie, context);
      n += total;
      const first = firstChild[context]!;
      for (let child = first; child < first + childCount[context]!; child++) {
        const count = gramCount(trie, child);
        sum -= count * Math.log(count / total);
      }
    }
  }
  return sum / n;
}
