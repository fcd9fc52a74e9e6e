// Every reference value of tools/golden for a measure of this package, at the tolerance the case states.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as diversity from '../index.ts';

type Value = number | string | Value[] | { [key: string]: Value };
interface Case {
  readonly id: string;
  readonly input: string;
  readonly metric: string;
  readonly params: Readonly<Record<string, Value>>;
  readonly value: Value;
  readonly kind?: string;
  readonly tolerance?: { readonly rel: number; readonly abs: number };
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../../tools/golden/${path}`, import.meta.url), 'utf8'));
const load = (group: string): Case[] =>
  (read(`expected/${group}.json`) as { cases: Case[] }).cases.filter((each) => (each.kind ?? 'reference') === 'reference');
const countsOf = read('inputs/counts.json') as Record<string, number[]>;
const samples = read('inputs/samples.json') as Record<string, number[]>;
const texts = read('inputs/texts.json') as Record<string, { tokens: string }>;
const series = read('inputs/generations.json') as Record<string, string[]>;

/** Counts of the n-grams of a text given as tokens joined by spaces. */
function ngramCounts(text: string, n: number): number[] {
  const tokens = text === '' ? [] : text.split(' ');
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= tokens.length; i++) {
    const gram = tokens.slice(i, i + n).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return [...counts.values()];
}

function sampleVariance(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (values.length - 1);
}

const number = (value: Value | undefined): number => Number(value === 'Inf' ? Infinity : value);
const list = (value: Value | undefined): number[] => value as number[];
const textOf = (input: string): string => texts[input]!.tokens;

/** What this package says for a case; undefined where the case asks for a variant it does not offer. */
type Answer = (counts: number[], params: Case['params'], input: string) => number | undefined;
const q = (params: Case['params']): number => number(params['q']);

const onCounts: Record<string, Answer> = {
  entropy_plugin: (counts) => diversity.shannonEntropy(counts),
  entropy_miller_madow: (counts) => diversity.millerMadowEntropy(counts),
  entropy_chao_shen: (counts, { coverage }) => (coverage === 'turing' ? diversity.chaoShenEntropy(counts) : undefined),
  entropy_chao_jost: (counts) => diversity.chaoWangJostEntropy(counts),
  hill_number: (counts, params) => diversity.hillNumber(counts, q(params)),
  renyi_entropy: (counts, params) => Math.log(diversity.hillNumber(counts, q(params))),
  inverse_simpson: (counts) => diversity.hillNumber(counts, 2),
  berger_parker: (counts) => 1 / diversity.hillNumber(counts, Infinity),
  hill_at_size: (counts, params) =>
    params['regime'] === 'extrapolation' ? undefined : diversity.rarefiedHillNumber(counts, q(params), number(params['m'])),
  rarefied_richness: (counts, { m }) => diversity.rarefiedHillNumber(counts, 0, number(m)),
  coverage_chao_jost: (counts) => diversity.sampleCoverage(counts),
  chao1: (counts, { variant }) => diversity.chao1(counts, variant === 'bias_corrected' ? 'bias-corrected' : 'classic'),
  simpson_1_minus_D: (counts) => diversity.giniSimpson(counts),
  gini_simpson_unbiased: (counts) => diversity.unbiasedGiniSimpson(counts),
  kl_divergence: (_, { p, q }) => diversity.klDivergence(list(p), list(q)),
  js_divergence: (_, { p, q, unit }) => diversity.jensenShannonDivergence(list(p), list(q)) / (unit === 'bit' ? Math.LN2 : 1),
};

const onTexts: Record<string, Answer> = {
  n_types: (counts) => (counts.length === 0 ? undefined : diversity.hillNumber(counts, 0)),
  n_hapax: (counts) => (counts.length === 0 ? undefined : diversity.hapaxShare(counts) * counts.length),
  ttr: (counts) => diversity.typeTokenRatio(counts),
  entropy_bits: (counts) => diversity.shannonEntropy(counts) / Math.LN2,
  simpson_d: (counts) => 1 - diversity.unbiasedGiniSimpson(counts),
  ngram_entropy: (_, { n }, input) => diversity.shannonEntropy(ngramCounts(textOf(input), number(n))),
  ngram_hill: (_, params, input) => diversity.hillNumber(ngramCounts(textOf(input), number(params['n'])), q(params)),
};

const onGaussians: Record<string, Answer> = {
  gaussian_entropy: (_, __, input) =>
    typeof samples[input]?.[0] === 'number' ? diversity.gaussianEntropy(sampleVariance(samples[input])) : undefined,
  gaussian_entropy_params: (_, { S }) => (list(S).length === 1 ? diversity.gaussianEntropy(number((S as Value[][])[0]![0])) : undefined),
};

const onGenerations: Record<string, Answer> = {
  ttr: (counts) => diversity.typeTokenRatio(counts),
  hill0: (counts) => diversity.hillNumber(counts, 0),
  hill1: (counts) => diversity.hillNumber(counts, 1),
  hill2: (counts) => diversity.hillNumber(counts, 2),
  hill0_rarefied: (counts, { rarefaction_m: m }) => diversity.rarefiedHillNumber(counts, 0, number(m)),
  hill1_rarefied: (counts, { rarefaction_m: m }) => diversity.rarefiedHillNumber(counts, 1, number(m)),
  hill2_rarefied: (counts, { rarefaction_m: m }) => diversity.rarefiedHillNumber(counts, 2, number(m)),
  hill0_asymptotic: (counts) => diversity.chao1(counts, 'classic'),
  hill1_asymptotic: (counts) => Math.exp(diversity.chaoWangJostEntropy(counts)),
  hill2_asymptotic: (counts) => 1 / (1 - diversity.unbiasedGiniSimpson(counts)),
  coverage: (counts) => diversity.sampleCoverage(counts),
  entropy_miller_madow: (counts) => diversity.millerMadowEntropy(counts),
  entropy_chao_shen: (counts) => diversity.chaoShenEntropy(counts),
};

/** Checks a group's cases with the answers given; returns how many were checked per metric. */
function run(cases: Case[], answers: Record<string, Answer>, counts: (each: Case) => number[]): Record<string, number> {
  const checked: Record<string, number> = {};
  for (const each of cases) {
    const actual = answers[each.metric]?.(counts(each), each.params, each.input);
    if (actual === undefined) continue;
    const expected = number(each.value);
    const { rel, abs } = each.tolerance ?? { rel: 1e-9, abs: 1e-12 };
    const close = Object.is(actual, expected) || Math.abs(actual - expected) <= abs + rel * Math.abs(expected);
    expect(close, `${each.id} ${each.metric} ${each.input}: got ${actual}, reference ${expected}`).toBe(true);
    checked[each.metric] = (checked[each.metric] ?? 0) + 1;
  }
  return checked;
}

describe('reference values', () => {
  it('are met by entropies, Hill numbers, rarefaction, coverage and divergences of counts', () => {
    expect(run(load('entropy'), onCounts, ({ input }) => countsOf[input] ?? [])).toEqual({
      berger_parker: 14,
      chao1: 24,
      coverage_chao_jost: 12,
      entropy_chao_jost: 12,
      entropy_chao_shen: 11,
      entropy_miller_madow: 14,
      entropy_plugin: 14,
      gini_simpson_unbiased: 13,
      hill_at_size: 159,
      hill_number: 126,
      inverse_simpson: 14,
      js_divergence: 14,
      kl_divergence: 7,
      rarefied_richness: 39,
      renyi_entropy: 84,
      simpson_1_minus_D: 14,
    });
  });

  it('are met by counts of words and word sequences in texts', () => {
    const tokensOnly = (each: Case): number[] => ngramCounts(textOf(each.input), 1);
    expect(run([...load('lexical'), ...load('ngram')], onTexts, tokensOnly)).toEqual({
      entropy_bits: 16,
      n_hapax: 16,
      n_types: 16,
      ngram_entropy: 70,
      ngram_hill: 140,
      simpson_d: 15,
      ttr: 16,
    });
  });

  // The other stored Gaussians have two or five dimensions.
  it('are met by the entropy of one-dimensional Gaussians', () => {
    expect(run(load('continuous'), onGaussians, () => [])).toEqual({
      gaussian_entropy: 11,
      gaussian_entropy_params: 2,
    });
  });

  it('are met generation by generation in closed loops over text', () => {
    const panels = load('generations').flatMap((panel) =>
      Object.entries(panel.value as Record<string, Value>).map(([metric, value]) => ({ ...panel, metric, value })),
    );
    const generation = ({ params }: Case): number[] => ngramCounts(series[params['series'] as string]![number(params['generation'])]!, 1);
    const everyMetric = Object.fromEntries(Object.keys(onGenerations).map((metric) => [metric, 14]));
    expect(run(panels, onGenerations, generation)).toEqual(everyMetric);
  });
});
