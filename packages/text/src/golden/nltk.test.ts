// Smoothings against nltk.lm 3.8, which pads with order − 1 symbols on both sides and predicts those of the end.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildGramTrie } from '../ngram/build-gram-trie.ts';
import { scoreDocuments } from '../ngram/score-documents.ts';
import { smoothedGrams } from '../ngram/smoothed-grams.ts';
import { typesOf } from '../ngram/type-set.ts';
import { baseLaw, type VocabularyRule } from '../ngram/vocabulary-rule.ts';
import type { Smoothing } from '../smoothing.ts';
import { smoothings } from '../smoothings/registry.ts';
import { agrees, wordDocuments, wordLists, type GoldenCase, type GoldenCorpus, type GoldenModels } from '../testing/golden.ts';
import { Vocabulary } from '../vocabulary.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../../tools/golden/${path}`, import.meta.url), 'utf8'));
const golden = read('expected/lm.json') as GoldenModels;
const corpora = { lm_moby: read('inputs/lm_moby.json') as GoldenCorpus, lm_toy: read('inputs/lm_toy.json') as GoldenCorpus };

/** The same law here: NLTK's unigrams are relative frequencies, but for additive smoothing, which knows an unknown symbol. */
const laws: Record<string, { rule: VocabularyRule; smoothing: (params: GoldenCase['params']) => Smoothing }> = {
  nltk_perplexity_mle: { rule: 'seen-only', smoothing: () => smoothings.get('none').create({}) },
  nltk_perplexity_laplace: { rule: 'open', smoothing: () => smoothings.get('add-k').create({ k: 1 }) },
  nltk_perplexity_lidstone: { rule: 'open', smoothing: ({ gamma }) => smoothings.get('add-k').create({ k: gamma }) },
  nltk_perplexity_witten_bell: { rule: 'seen-only', smoothing: () => smoothings.get('witten-bell').create({}) },
  nltk_perplexity_abs_discount: { rule: 'seen-only', smoothing: ({ discount }) => smoothings.get('absolute-discounting').create({ discount }) },
  nltk_perplexity_kneser_ney_nltk: { rule: 'seen-only', smoothing: ({ discount }) => smoothings.get('kneser-ney').create({ discount }) },
};

/** The perplexity of one test line, its paddings written out as words of a text without boundaries. */
function perplexity({ input, metric, params }: GoldenCase): number {
  const { order, test_line: line } = params;
  const { rule, smoothing } = laws[metric]!;
  const padded = (words: readonly string[]): string[] => [...Array<string>(order - 1).fill('<s>'), ...words, ...Array<string>(order - 1).fill('</s>')];
  const train = wordLists(corpora[input].train);
  const test = wordLists(corpora[input].test);
  const vocabulary = new Vocabulary();
  const training = wordDocuments(train.map(padded), vocabulary);
  const frozen = typesOf(training);
  const trie = buildGramTrie(training, order, 'none');
  const counts = { trie, frozen, base: baseLaw(rule, frozen, false) };
  const { logLikelihood } = scoreDocuments(smoothedGrams(counts, smoothing(params).smooth(counts)), wordDocuments([padded(test[line!]!)], vocabulary));
  const scored = logLikelihood.subarray(order - 1);
  return Math.exp(-scored.reduce((sum, log) => sum + log, 0) / scored.length);
}

/**
 * NLTK's Kneser–Ney is no distribution at order 3: after <s> it gives the shorter context a share for <s> itself, which nothing stands
 * before, so that its probabilities after <s> <s> sum to 1.05625 (discount 0.75). At order 2 it is the law that it is meant to be.
 */
const improper = ({ metric, params }: GoldenCase): boolean => metric === 'nltk_perplexity_kneser_ney_nltk' && params.order > 2;

describe('smoothings', () => {
  const cases = golden.cases.filter((each) => each.metric.startsWith('nltk_') && !improper(each));

  it('are held to every kind of reference value of NLTK', () => {
    expect(new Set(cases.map(({ metric }) => metric))).toEqual(new Set(Object.keys(laws)));
  });

  it.each(cases)('agree with NLTK: $metric, order $params.order, line $params.test_line ($id)', (each) => {
    const actual = perplexity(each);
    if (!agrees(actual, each, golden.defaults)) expect(actual).toBe(each.value);
  });
});
