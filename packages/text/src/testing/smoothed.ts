// Smoothed models of small corpora.
import type { Boundaries } from '../ngram/boundaries.ts';
import { buildGramTrie } from '../ngram/build-gram-trie.ts';
import { smoothedGrams, type SmoothedGrams } from '../ngram/smoothed-grams.ts';
import { typesOf } from '../ngram/type-set.ts';
import { baseLaw, type VocabularyRule } from '../ngram/vocabulary-rule.ts';
import { smoothings } from '../smoothings/registry.ts';
import { documentsOf } from './documents.ts';
import { referenceParameters } from './reference-law.ts';

interface Chosen {
  readonly order: number;
  readonly smoothing?: string;
  readonly boundaries?: Boundaries;
  readonly rule?: VocabularyRule;
}

/** A model trained on one corpus with the vocabulary of another, so that both sides may have types the other lacks. */
export function smoothedModel(training: number[][], vocabulary: number[][], { order, smoothing = 'witten-bell', boundaries = 'padded', rule = 'open' }: Chosen): SmoothedGrams {
  const trie = buildGramTrie(documentsOf(training), order, boundaries);
  const frozen = typesOf(documentsOf(vocabulary));
  const grams = { trie, frozen, base: baseLaw(rule, frozen, trie.ends) };
  return smoothedGrams(grams, smoothings.get(smoothing).create(referenceParameters[smoothing] ?? {}).smooth(grams));
}
