// Lexical richness and Zipf's and Heaps' laws against the reference values of tools/golden.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as diversity from '../index.ts';
import { byMetric, disagreements, number, type Answers, type Case, type Group } from '../testing/golden.ts';
import { idsOf, wordsOf } from '../testing/words.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../../tools/golden/${path}`, import.meta.url), 'utf8'));
const texts = read('inputs/texts.json') as Record<string, { tokens: string }>;

const tokens = ({ input }: Case): Uint32Array => idsOf(wordsOf(texts[input]!.tokens));
const counts = (each: Case): Uint32Array => diversity.tokenCounts(tokens(each));
const onCounts = (measure: (counts: Uint32Array) => number) => (each: Case): number => measure(counts(each));

const answers: Answers = {
  n_tokens: (each) => diversity.rareCounts(counts(each)).n,
  n_types: (each) => diversity.rareCounts(counts(each)).types,
  n_hapax: (each) => diversity.rareCounts(counts(each)).once,
  n_dis: (each) => diversity.rareCounts(counts(each)).twice,
  ttr: onCounts(diversity.typeTokenRatio),
  root_ttr: onCounts(diversity.rootTypeTokenRatio),
  corrected_ttr: onCounts(diversity.correctedTypeTokenRatio),
  herdan_c: onCounts(diversity.herdanC),
  // In base 10 the one logarithm left over in the denominator is ln 10 times smaller.
  maas_a2: (each) => diversity.maasA2(counts(each)) * (each.params['log_base'] === 10 ? Math.LN10 : 1),
  maas_a: (each) => Math.sqrt(diversity.maasA2(counts(each)) * Math.LN10),
  dugast_u: (each) => diversity.dugastU(counts(each)) / (each.params['log_base'] === 10 ? Math.LN10 : 1),
  summer_s: onCounts(diversity.summerS),
  yule_k: onCounts(diversity.yuleK),
  yule_i: onCounts(diversity.yuleI),
  simpson_d: onCounts(diversity.simpsonD),
  herdan_vm: onCounts(diversity.herdanVm),
  honore_r: onCounts(diversity.honoreR),
  brunet_w: (each) => diversity.brunetW(counts(each), number(each.params['a'])),
  sichel_s: onCounts(diversity.sichelS),
  michea_m: onCounts(diversity.micheaM),
  entropy_bits: (each) => diversity.shannonEntropy(counts(each)) / Math.LN2,
  evenness: onCounts(diversity.pielouEvenness),
  msttr: (each) => diversity.msttr(tokens(each), number(each.params['window'])),
  mattr: (each) => diversity.mattr(tokens(each), number(each.params['window'])),
  mtld: (each) => diversity.mtld(tokens(each), number(each.params['threshold']), each.params['variant'] as diversity.MtldVariant),
  mtld_ma_wrap: (each) => diversity.movingAverageMtld(tokens(each), number(each.params['threshold']), number(each.params['min']), 'wrap'),
  mtld_ma_bid: (each) => diversity.movingAverageMtld(tokens(each), number(each.params['threshold']), number(each.params['min']), 'bidirectional'),
  hdd: (each) => diversity.hdd(counts(each), number(each.params['sample'])),
  vocd_d_analytic: (each) => diversity.vocdD(counts(each), number(each.params['from']), number(each.params['to'])),
  // The sampled form scatters around the exact one.
  vocd_d_sampled: (each) => diversity.vocdD(counts(each), number(each.params['from']), number(each.params['to'])),
};

describe('lexical reference values', () => {
  it.each(byMetric(read('expected/lexical.json') as Group))('%s', (_, cases) => {
    expect(disagreements(cases, answers)).toEqual([]);
  });
});
