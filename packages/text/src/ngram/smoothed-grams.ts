// n-gram counts with a smoothed law over them, ready to be looked up.
import type { KnownGrams, SmoothedLaw } from './smoothed-law.ts';
import { NONE } from './gram-trie.ts';

export interface SmoothedGrams extends KnownGrams {
  readonly law: SmoothedLaw;
  /** Per symbol up to the largest seen: its unigram's node, or NONE. */
  readonly unigrams: Int32Array;
}

/** Binds counts and law; the law must be of these counts. */
export function smoothedGrams(grams: KnownGrams, law: SmoothedLaw): SmoothedGrams {
  const { symbol, firstChild, childCount } = grams.trie;
  const [first, count] = [firstChild[0]!, childCount[0]!];
  const unigrams = new Int32Array(count === 0 ? 0 : symbol[first + count - 1]! + 1).fill(NONE);
  for (let node = first; node < first + count; node++) unigrams[symbol[node]!] = node;
  return { ...grams, law, unigrams };
}

/** The probability that the base law gives `known` symbols, or the unknown one. */
export function baseProbability({ base }: KnownGrams, known: boolean): number {
  return known ? base.known : base.unknown;
}
