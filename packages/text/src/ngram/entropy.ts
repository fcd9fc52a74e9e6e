// Entropy of the fitted n-gram law; Shannon (1948), section 7, for the states of a Markov source.
import { followers, gramCount, type GramTrie } from './gram-trie.ts';

/**
 * Entropy of the maximum-likelihood law in nats per predicted symbol (tokens and ends): −Σ c(hw) ln(c(hw) / c(h)) / Σ c(hw)
 * over full contexts h. Exact for documents that are not cut, as the law visits contexts as often as its training text.
 */
export function entropyPerSymbol(trie: GramTrie): number {
  const { order, levelStart, firstChild, childCount } = trie;
  let sum = 0;
  let n = 0;
  for (let context = levelStart[order - 1]!; context < levelStart[order]!; context++) {
    const total = followers(trie, context);
    n += total;
    const first = firstChild[context]!;
    for (let child = first; child < first + childCount[context]!; child++) {
      const count = gramCount(trie, child);
      sum -= count * Math.log(count / total);
    }
  }
  return sum / n;
}
