// Measures of word sequences and document sets against the reference values of tools/golden.
import type { Documents } from '@collapse-lab/numeric';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as diversity from '../index.ts';
import { byMetric, disagreements, number, type Answers, type Case, type Group } from '../testing/golden.ts';
import { documentsOf, wordsOf } from '../testing/words.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../../tools/golden/${path}`, import.meta.url), 'utf8'));
const texts = read('inputs/texts.json') as Record<string, { tokens: string }>;
const docsets = read('inputs/docsets.json') as Record<string, { docs: { raw: string; tokens: string }[] }>;

const docs = ({ input }: Case): { raw: string; tokens: string }[] => docsets[input]?.docs ?? [{ raw: texts[input]!.tokens, tokens: texts[input]!.tokens }];
const documents = (each: Case): Documents => documentsOf(docs(each).map(({ tokens }) => wordsOf(tokens)));
const splitOnSpaces = (each: Case): string[][] => docs(each).map(({ raw }) => raw.split(' '));
const n = ({ params }: Case): number => number(params['n']);

/** The package diversity counts over the joined documents. */
function joined(each: Case): Documents {
  if (each.params['input'] === 'raw') return documentsOf([docs(each).map(({ raw }) => raw).join(' ').split(' ')]);
  return documentsOf([docs(each).flatMap(({ tokens }) => wordsOf(tokens))]);
}

/** Tokenizer 13a of mteval as sacreBLEU and HF evaluate have it: punctuation apart, but not inside numbers. */
function tokenizer13a(text: string): string[] {
  return text
    .replaceAll('<skipped>', '').replaceAll('-\n', '').replaceAll('\n', ' ')
    .replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    .replace(/([{-~[-` -&(-+:-@/])/g, ' $1 ')
    .replace(/([^0-9])([.,])/g, '$1 $2 ')
    .replace(/([.,])([^0-9])/g, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ')
    .split(/\s+/).filter((word) => word !== '');
}

const counting = { pairs: 'pairs', docs_with_any_neighbour: 'any-neighbour', docs_with_earlier_neighbour: 'earlier-neighbour' } as const;

const answers: Answers = {
  distinct_n: (each) => diversity.distinctN(documents(each), n(each), each.params['denominator'] as diversity.DistinctDenominator),
  seq_rep_n: (each) => diversity.seqRepN(documents(each), n(each)),
  ngram_entropy: (each) => diversity.shannonEntropy(diversity.ngramCounts(documents(each), n(each))),
  ngram_hill: (each) => diversity.hillNumber(diversity.ngramCounts(documents(each), n(each)), number(each.params['q'])),
  ngram_diversity_score: (each) => diversity.ngramDiversityScore(joined(each), number(each.params['max_n'])),
  ead_distinct_1: (each) => {
    const { n: tokens, types } = diversity.rareCounts(diversity.ngramCounts(documents(each), 1));
    return diversity.expectationAdjustedDistinct(types, tokens, number(each.params['V']));
  },
  compression_ratio: (each) => {
    const raw = (each.params['text'] as string).startsWith('raw');
    const text = docs(each).map((doc) => (raw ? doc.raw : doc.tokens)).join(' ');
    return diversity.compressionRatio(new TextEncoder().encode(text), (bytes) => gzipSync(bytes, { level: number(each.params['level']) }));
  },
  distinct_n_corpus: (each) =>
    each.params['aggregation'] === 'pooled' ? diversity.distinctN(documents(each), n(each), 'ngrams') : diversity.meanDistinctN(documents(each), n(each)),
  self_repetition: (each) => diversity.selfRepetition(each.params['input'] === 'raw' ? documentsOf(splitOnSpaces(each)) : documents(each), n(each)),
  self_bleu: (each) => diversity.selfBleu(documents(each), { longest: n(each), smoothing: 'epsilon' }),
  self_bleu_sacrebleu: (each) =>
    diversity.selfBleu(documents(each), { longest: n(each), smoothing: 'exponential', effectiveOrder: each.params['effective_order'] === true }),
  pairwise_bleu: (each) => diversity.pairwiseBleu(documents(each), n(each), 'epsilon'),
  homogenization_rougeL: (each) => diversity.rougeHomogenization(documentsOf(docs(each).map(({ raw }) => raw.toLowerCase().match(/[a-z0-9]+/g) ?? []))),
  // The reference divides by documents − 1 once more, and answers 1 where the sum is 0.
  homogenization_bleu: (each) => diversity.bleuHomogenization(documentsOf(docs(each).map(({ raw }) => tokenizer13a(raw)))) / (docs(each).length - 1) || 1,
  exact_duplicate_rate: (each) => diversity.exactDuplicateRate(documents(each)),
  near_duplicate_rate: (each) =>
    diversity.nearDuplicateRate(documents(each), {
      shingle: number(each.params['shingle']),
      threshold: number(each.params['threshold']),
      counting: counting[each.params['definition'] as keyof typeof counting],
    }),
  jaccard_matrix: (each) => {
    const size = docs(each).length;
    const matrix = diversity.jaccardMatrix(documents(each), number(each.params['shingle']));
    return Array.from({ length: size }, (_, i) => matrix.subarray(i * size, (i + 1) * size));
  },
  vendi_ngram: (each) => {
    const orders = (each.params['ns'] as string).split('+').map(Number);
    const long = docs(each).map(({ tokens }) => wordsOf(tokens)).filter((words) => words.length >= Math.max(...orders));
    return diversity.vendiScore(diversity.ngramSimilarities(documentsOf(long), orders), number(each.params['q']));
  },
  minhash_perm: ({ params }) => {
    const hashes = Uint32Array.from(params['shingles'] as string[], (shingle) => createHash('sha1').update(shingle).digest().readUInt32LE(0));
    const coefficients = (name: string): bigint[] => (params[name] as string[]).map(BigInt);
    return { sha1_hash32: hashes, signature: diversity.minHash(hashes, diversity.minHashPermutations(coefficients('a'), coefficients('b'))) };
  },
};

describe('n-gram reference values', () => {
  it.each(byMetric(read('expected/ngram.json') as Group))('%s', (_, cases) => {
    expect(disagreements(cases, answers)).toEqual([]);
  });
});
