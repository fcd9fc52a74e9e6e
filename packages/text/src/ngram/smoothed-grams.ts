// n-gram counts with a smoothed law over them, ready to be looked up.
import { unigramNodes, type ReadableGrams } from './context-with.ts';
import type { KnownGrams, SmoothedLaw } from './smoothed-law.ts';

export interface SmoothedGrams extends KnownGrams, ReadableGrams {
  readonly law: SmoothedLaw;
}

/** Binds counts and law; the law must be of these counts. */
export function smoothedGrams(grams: KnownGrams, law: SmoothedLaw): SmoothedGrams {
  return { ...grams, law, unigrams: unigramNodes(grams.trie) };
}

/** The probability that the base law gives `known` symbols, or the unknown one. */
export function baseProbability({ base }: KnownGrams, known: boolean): number {
  return known ? base.known : base.unknown;
}
