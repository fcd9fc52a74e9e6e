// A smoothed n-gram law as a table, which is what every smoothing comes to.
import { END, gramCount, longerGrams, type GramTrie } from './gram-trie.ts';
import type { TypeSet } from './type-set.ts';
import type { BaseLaw } from './vocabulary-rule.ts';

/** n-gram counts with the vocabulary that the law is over; symbols outside it are all one unknown symbol, and never learned. */
export interface KnownGrams {
  readonly trie: GramTrie;
  /** The types of the first training batch. */
  readonly frozen: TypeSet;
  /** What lies below the unigrams. */
  readonly base: BaseLaw;
}

/**
 * p(w | h) = probability[hw] where hw was seen, and mass[h] · p(w | h′) / total[h] where it was not, with h′ the context h
 * without its first symbol (or straight the base law); below the empty context lies the base law.
 */
export interface SmoothedLaw {
  /** Per node. */
  readonly probability: Float64Array;
  /** Per context; mass and total are both 1 where nothing known followed. */
  readonly mass: Float64Array;
  readonly total: Float64Array;
  /** What lies below a context: the next shorter one, or straight the base law. */
  readonly below: 'shorter' | 'base';
  /** Orders whose discounts the counts could not give, so that fixed ones stand in. */
  readonly fallbacks: number;
}

/** Whether the law tells `symbol` from the unknown one. */
export function isKnown({ has }: TypeSet, symbol: number): boolean {
  return symbol === END || has[symbol - 1] === 1;
}

/** Counts per node. */
export type Counts = Float64Array | Uint32Array;

/** How often each gram was seen, as an array. */
export function rawCounts(trie: GramTrie): Counts {
  const counts = trie.before instanceof Uint32Array ? new Uint32Array(trie.symbol.length) : new Float64Array(trie.symbol.length);
  for (let node = 0; node < counts.length; node++) counts[node] = gramCount(trie, node);
  return counts;
}

/** How often each gram was seen after different symbols; grams of the full order, and those after a start symbol, as often as they were seen. */
export function continuationCounts(trie: GramTrie): Counts {
  const { order, starts, levelStart, symbol, suffix } = trie;
  const counts = rawCounts(trie).fill(0, 0, levelStart[order]);
  for (let node = levelStart[2] ?? 0; node < symbol.length; node++) counts[suffix[node]!]!++;
  // What begins with start symbols is found below them, level by level.
  for (let k = 1; k <= starts; k++) {
    for (const { from, to } of longerGrams(trie, levelStart[k]!, k, order - 1)) {
      for (let node = from; node < to; node++) counts[node] = gramCount(trie, node);
    }
  }
  return counts;
}
