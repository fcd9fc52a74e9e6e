// Closed loops over text, generation by generation, against the reference values of tools/golden.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as diversity from '../index.ts';
import { disagreements, number, references, type Answers, type Case, type Group, type Value } from '../testing/golden.ts';
import { documentsOf, wordsOf } from '../testing/words.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../../tools/golden/${path}`, import.meta.url), 'utf8'));
const series = read('inputs/generations.json') as Record<string, string[]>;

/** Generation 0 and this one over one vocabulary. */
function texts({ params }: Case) {
  const all = series[params['series'] as string]!;
  const both = documentsOf([all[0]!, all[number(params['generation'])]!].map(wordsOf));
  const [real, tokens] = [both.tokens.subarray(0, both.starts[1]), both.tokens.subarray(both.starts[1])];
  const vocabulary = Math.max(...both.tokens) + 1;
  const counted = (ids: Uint32Array): Float64Array => {
    const counts = new Float64Array(vocabulary);
    counts.set(diversity.tokenCounts(ids));
    return counts;
  };
  return { tokens, counts: counted(tokens), real: counted(real), document: documentOf(tokens), realDocument: documentOf(real), size: number(params['rarefaction_m']) };
}

const documentOf = (tokens: Uint32Array) => ({ tokens, starts: Uint32Array.of(0, tokens.length) });
type Texts = ReturnType<typeof texts>;

const RARE = { atLeast: 1, atMost: 2 };
const COMMON = { atLeast: 20, atMost: Infinity };
const half = (counts: Float64Array): Float64Array => counts.map((count) => count + 0.5);
const ratio = (measure: (counts: Float64Array, size: number) => number) => ({ counts, real, size }: Texts) => measure(counts, size) / measure(real, size);
const rarefied = (order: number) => (counts: Float64Array, size: number) => diversity.rarefiedHillNumber(counts, order, size);
const source = (order: number) => (counts: Float64Array) => diversity.asymptoticHillNumber(counts, order);

const panel: Record<string, (texts: Texts) => number> = {
  n: ({ counts }) => diversity.rareCounts(counts).n,
  V: ({ counts }) => diversity.rareCounts(counts).types,
  hapax: ({ counts }) => diversity.rareCounts(counts).once,
  ttr: ({ counts }) => diversity.typeTokenRatio(counts),
  hill0: ({ counts }) => diversity.hillNumber(counts, 0),
  hill1: ({ counts }) => diversity.hillNumber(counts, 1),
  hill2: ({ counts }) => diversity.hillNumber(counts, 2),
  hill0_rarefied: ({ counts, size }) => rarefied(0)(counts, size),
  hill1_rarefied: ({ counts, size }) => rarefied(1)(counts, size),
  hill2_rarefied: ({ counts, size }) => rarefied(2)(counts, size),
  hill0_asymptotic: ({ counts }) => source(0)(counts),
  hill1_asymptotic: ({ counts }) => source(1)(counts),
  hill2_asymptotic: ({ counts }) => source(2)(counts),
  coverage: ({ counts }) => diversity.sampleCoverage(counts),
  entropy_miller_madow: ({ counts }) => diversity.millerMadowEntropy(counts),
  entropy_chao_shen: ({ counts }) => diversity.chaoShenEntropy(counts),
  mtld_le_nomin: ({ tokens }) => diversity.mtld(tokens, 0.72, 'le_nomin'),
  hdd42: ({ counts }) => diversity.hdd(counts, 42),
  mattr50: ({ tokens }) => diversity.mattr(tokens, 50),
  distinct2: ({ document }) => diversity.distinctN(document, 2, 'ngrams'),
  distinct3: ({ document }) => diversity.distinctN(document, 3, 'ngrams'),
  type_survival: ({ counts, real }) => diversity.typeSurvival(real, counts, { atLeast: 1, atMost: Infinity }),
  novel_token_share: ({ counts, real }) => diversity.bandShare(real, counts, { atLeast: 0, atMost: 0 }),
  tail_token_share: ({ counts, real }) => diversity.bandShare(real, counts, RARE),
  head_token_share: ({ counts, real }) => diversity.bandShare(real, counts, COMMON),
  tail_type_survival: ({ counts, real }) => diversity.typeSurvival(real, counts, RARE),
  bigram_novelty: ({ document, realDocument }) => diversity.ngramNovelty(document, realDocument, 2).tokens,
  kl_g_to_0_add_half: ({ counts, real }) => diversity.klDivergence(half(counts), half(real)),
  kl_0_to_g_add_half: ({ counts, real }) => diversity.klDivergence(half(real), half(counts)),
  js_nat: ({ counts, real }) => diversity.jensenShannonDivergence(counts, real),
  ratio_hill1: ratio((counts) => diversity.hillNumber(counts, 1)),
  ratio_hill0_rarefied: ratio(rarefied(0)),
  ratio_hill1_rarefied: ratio(rarefied(1)),
  ratio_hill2_rarefied: ratio(rarefied(2)),
  ratio_hill1_asymptotic: ratio(source(1)),
};

/** Perplexities of smoothed n-gram models, which the package of texts does. */
const elsewhere = ['ppl_mkn3_gen0', 'rev_ppl_mkn3_incl_oov', 'rev_ppl_mkn3_excl_oov', 'rev_oov_tokens'];

const answers: Answers = Object.fromEntries(Object.entries(panel).map(([metric, measure]) => [metric, (each: Case) => measure(texts(each))]));

describe('reference values of closed loops over text', () => {
  it.each(references(read('expected/generations.json') as Group).map((each) => [each.input, each] as const))('%s', (_, each) => {
    const metrics = Object.entries(each.value as Record<string, Value>).filter(([metric]) => !elsewhere.includes(metric));
    expect(disagreements(metrics.map(([metric, value]) => ({ ...each, metric, value })), answers)).toEqual([]);
  });
});
