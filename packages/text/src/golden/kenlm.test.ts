// Modified Kneser–Ney against KenLM (git 4cb443e), whose numbers are single precision: perplexities, scores, tables, discounts.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildGramTrie } from '../ngram/build-gram-trie.ts';
import { modifiedDiscounts } from '../ngram/discounts.ts';
import { END, START, type GramTrie } from '../ngram/gram-trie.ts';
import { scoreDocuments } from '../ngram/score-documents.ts';
import { smoothedGrams, type SmoothedGrams } from '../ngram/smoothed-grams.ts';
import { continuationCounts } from '../ngram/smoothed-law.ts';
import { typesOf } from '../ngram/type-set.ts';
import { baseLaw } from '../ngram/vocabulary-rule.ts';
import { modifiedKneserNey } from '../smoothings/modified-kneser-ney.ts';
import { agrees, wordDocuments, wordLists, type GoldenCase, type GoldenCorpus, type GoldenModels } from '../testing/golden.ts';
import { Vocabulary } from '../vocabulary.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../../tools/golden/${path}`, import.meta.url), 'utf8'));
const golden = read('expected/lm.json') as GoldenModels;
const corpora = { lm_moby: read('inputs/lm_moby.json') as GoldenCorpus, lm_toy: read('inputs/lm_toy.json') as GoldenCorpus };

interface Fitted {
  readonly grams: SmoothedGrams;
  readonly vocabulary: Vocabulary;
  /** Per document of the test text: its words and one end. */
  readonly test: readonly string[][];
  /** Per unit of the test text: log₁₀ p, whether it is outside the vocabulary, and how long a gram it closes. */
  readonly log10: readonly number[];
  readonly oov: readonly boolean[];
  readonly matched: Uint8Array;
}

const fits = new Map<string, Fitted>();

function fitted({ input, params }: GoldenCase): Fitted {
  const { order, mode, interpolate_unigrams: interpolated } = params;
  const key = JSON.stringify([input, order, mode, interpolated]);
  const known = fits.get(key);
  if (known) return known;
  const train = wordLists(corpora[input].train);
  const test = wordLists(corpora[input].test);
  const cut = (lines: string[][]): string[][] => (mode === 'stream' ? [lines.flat()] : lines);
  const vocabulary = new Vocabulary();
  const training = wordDocuments(cut(train), vocabulary);
  const frozen = typesOf(training);
  const trie = buildGramTrie(training, order, 'single');
  const counts = { trie, frozen, base: baseLaw(interpolated ? 'open' : 'unknown-only', frozen, true) };
  const grams = smoothedGrams(counts, modifiedKneserNey.create({}).smooth(counts));
  const tested = cut(test);
  const { logLikelihood, matched } = scoreDocuments(grams, wordDocuments(tested, vocabulary));
  const words = tested.map((line) => [...line, '</s>']);
  const trained = new Set([...train.flat(), '</s>']);
  const made = { grams, vocabulary, test: words, log10: [...logLikelihood].map((log) => log / Math.LN10), oov: words.flat().map((word) => !trained.has(word)), matched };
  fits.set(key, made);
  return made;
}

const perplexity = (scores: readonly number[]): number => Math.exp((-Math.LN10 * scores.reduce((sum, score) => sum + score, 0)) / scores.length);

/** Every node's gram and its parent context, symbols as KenLM writes them. */
function gramTexts({ order, levelStart, symbol, firstChild, childCount }: GramTrie, vocabulary: Vocabulary): string[] {
  const texts = Array<string>(symbol.length).fill('');
  const word = (node: number): string => (symbol[node] === END ? '</s>' : symbol[node] === START ? '<s>' : vocabulary.token(symbol[node]! - 1));
  if (order > 1) texts[levelStart[1]!] = '<s>';
  for (let context = 0; context < firstChild.length; context++) {
    for (let child = firstChild[context]!; child < firstChild[context]! + childCount[context]!; child++) texts[child] = `${texts[context]!} ${word(child)}`.trim();
  }
  return texts;
}

/** What lmplz writes to its ARPA file, by gram: log₁₀ of its probability, and of its weight as a context where it may be one. */
function arpa({ grams, vocabulary }: Fitted): Map<string, [number, number | null]> {
  const { trie, law, base } = grams;
  const { levelStart, order } = trie;
  const backoff = (node: number): number | null => (node < levelStart[order]! ? Math.log10(law.mass[node]! / law.total[node]!) : null);
  const table = new Map<string, [number, number | null]>([['<unk>', [Math.log10((law.mass[0]! * base.unknown) / law.total[0]!), 0]]]);
  gramTexts(trie, vocabulary).forEach((text, node) => {
    if (node > 0) table.set(text, [text === '<s>' ? 0 : Math.log10(law.probability[node]!), backoff(node)]);
  });
  return table;
}

const metrics: Record<string, (each: GoldenCase) => unknown> = {
  mkn_perplexity_incl_oov: (each) => perplexity(fitted(each).log10),
  mkn_perplexity_excl_oov: (each) => {
    const { log10, oov } = fitted(each);
    return perplexity(log10.filter((_, i) => !oov[i]));
  },
  mkn_test_stats: (each) => {
    const { log10, oov, matched } = fitted(each);
    const sum = (scores: readonly number[]): number => scores.reduce((total, score) => total + score, 0);
    const histogram = Object.fromEntries(Array.from({ length: each.params.order + 1 }, (_, length) => [length, 0]));
    // KenLM finds the unknown symbol as a unigram.
    for (const length of matched) histogram[Math.max(length, 1)]!++;
    return { tokens_incl_eos: log10.length, oov: oov.filter(Boolean).length, sum_log10: sum(log10), sum_log10_oov: sum(log10.filter((_, i) => oov[i])), ngram_hit_hist: histogram };
  },
  mkn_train_stats: (each) => {
    const { grams } = fitted(each);
    const { order, levelStart } = grams.trie;
    const { discounts } = modifiedDiscounts(grams, continuationCounts(grams.trie));
    const perOrder = Array.from({ length: order }, (_, k) => k);
    // Unigrams count <s>, which is node 1, and <unk>.
    const ngrams = perOrder.map((k) => levelStart[k + 2]! - levelStart[k + 1]! + (k === 0 ? 1 : 0));
    return {
      train_tokens: wordLists(corpora[each.input].train).flat().length,
      vocab_incl_unk_bos_eos: grams.frozen.size + 3,
      ngram_counts: ngrams,
      discounts: perOrder.map((k) => [...discounts.subarray(3 * k, 3 * k + 3)]),
    };
  },
  mkn_word_log10: (each) => {
    const { test, log10 } = fitted(each);
    let at = 0;
    return test.slice(0, (each.value as unknown[]).length).map((line) => line.map((word) => [word, log10[at++]]));
  },
  mkn_arpa: (each) => {
    const table = arpa(fitted(each));
    const expected = each.value as Record<string, [string, number, number | null][]>;
    expect(table.size).toBe(Object.values(expected).flat().length);
    return Object.fromEntries(Object.entries(expected).map(([k, grams]) => [k, grams.map(([text]) => [text, ...table.get(text)!])]));
  },
};

describe('modified-kneser-ney', () => {
  const cases = golden.cases.filter(({ metric }) => metric.startsWith('mkn_'));

  it('is held to every reference value of KenLM', () => {
    expect(new Set(cases.map(({ metric }) => metric))).toEqual(new Set(Object.keys(metrics)));
  });

  it.each(cases)('agrees with KenLM: $metric of $input, order $params.order, $params.mode ($id)', (each) => {
    const actual = metrics[each.metric]!(each);
    if (!agrees(actual, each, golden.defaults)) expect(actual).toEqual(each.value);
  });
});
