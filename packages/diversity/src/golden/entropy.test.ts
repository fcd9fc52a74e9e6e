// Entropies, Hill numbers, richness, coverage and divergences of counts against the reference values of tools/golden.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as diversity from '../index.ts';
import { byMetric, disagreements, number, type Answers, type Case, type Group } from '../testing/golden.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../../tools/golden/${path}`, import.meta.url), 'utf8'));
const countsOf = read('inputs/counts.json') as Record<string, number[]>;

const counts = ({ input }: Case): number[] => countsOf[input]!;
const q = ({ params }: Case): number => number(params['q']);
const m = ({ params }: Case): number => number(params['m']);
const laws = ({ params }: Case): [number[], number[]] => [params['p'] as number[], params['q'] as number[]];
const onCounts = (measure: (counts: number[]) => number) => (each: Case): number => measure(counts(each));

/** Dirichlet pseudocounts are numbers, or rules in n and the number m of cells. */
function pseudocount(each: Case): number {
  const n = counts(each).reduce((sum, count) => sum + count, 0);
  if (each.params['a'] === '1/m') return 1 / m(each);
  return each.params['a'] === 'sqrt(n)/m' ? Math.sqrt(n) / m(each) : number(each.params['a']);
}

const answers: Answers = {
  entropy_plugin: onCounts(diversity.shannonEntropy),
  entropy_miller_madow: onCounts(diversity.millerMadowEntropy),
  entropy_chao_shen: (each) => diversity.chaoShenEntropy(counts(each), each.params['coverage'] === 'turing' ? 'turing' : 'zhang-huang'),
  entropy_grassberger1988: onCounts(diversity.grassberger1988Entropy),
  entropy_grassberger2003: (each) => diversity.grassberger2003Entropy(counts(each), each.params['first_term'] === 'ln_N' ? 'ln n' : 'digamma n'),
  entropy_chao_jost: onCounts(diversity.chaoWangJostEntropy),
  entropy_zhang: onCounts(diversity.zhangEntropy),
  entropy_dirichlet: (each) => diversity.dirichletEntropy(counts(each), pseudocount(each)),
  entropy_shrink: onCounts(diversity.shrinkageEntropy),
  entropy_nsb: (each) => diversity.nsbEntropy(counts(each), number(each.params['K'])),
  hill_number: (each) => diversity.hillNumber(counts(each), q(each)),
  renyi_entropy: (each) => diversity.renyiEntropy(counts(each), q(each)),
  tsallis_entropy: (each) => diversity.tsallisEntropy(counts(each), q(each)),
  hill_asymptotic_chao: (each) => diversity.asymptoticHillNumber(counts(each), q(each)),
  simpson_1_minus_D: onCounts(diversity.giniSimpson),
  inverse_simpson: (each) => diversity.hillNumber(counts(each), 2),
  gini_simpson_unbiased: onCounts(diversity.unbiasedGiniSimpson),
  pielou_evenness: onCounts(diversity.pielouEvenness),
  berger_parker: onCounts(diversity.bergerParker),
  brillouin: onCounts(diversity.brillouin),
  fisher_alpha: onCounts(diversity.fisherAlpha),
  // Rectangles leave out half a step at each type.
  gini_index: (each) => diversity.giniIndex(counts(each)) - 1 / counts(each).length,
  chao1: (each) => diversity.chao1(counts(each), each.params['variant'] === 'bias_corrected' ? 'bias-corrected' : 'classic'),
  ace: onCounts(diversity.ace),
  coverage_turing: onCounts(diversity.turingCoverage),
  coverage_chao_jost: onCounts(diversity.sampleCoverage),
  coverage_zhang_huang: onCounts(diversity.zhangHuangCoverage),
  coverage_extrapolated: (each) => diversity.coverageAtSize(counts(each), m(each)),
  coverage_rarefied: (each) => diversity.coverageAtSize(counts(each), m(each)),
  rarefied_richness: (each) => diversity.rarefiedHillNumber(counts(each), 0, m(each)),
  rarefied_richness_se: (each) => diversity.rarefiedTypesDeviation(counts(each), m(each)),
  hill_at_size: (each) => diversity.hillNumberAtSize(counts(each), q(each), m(each)),
  hill_at_coverage: (each) => diversity.hillNumberAtCoverage(counts(each), q(each), number(each.params['coverage'])),
  kl_divergence: (each) => diversity.klDivergence(...laws(each)),
  kl_divergence_additive: (each) => {
    const [p, q] = laws(each).map((law) => law.map((count) => count + number(each.params['alpha'])));
    return diversity.klDivergence(p!, q!);
  },
  js_divergence: (each) => diversity.jensenShannonDivergence(...laws(each)) / (each.params['unit'] === 'bit' ? Math.LN2 : 1),
  total_variation: (each) => diversity.totalVariation(...laws(each)),
  hellinger: (each) => diversity.hellingerDistance(...laws(each)),
};

const ONE_UNIT = 'one unit says nothing about its source: NaN here';
// iNEXT takes choose(a, m) for 0 above m = a, so that its coverage jumps to 0.8 beyond m = 13 and its optimizer may stop anywhere before 14, where the smooth
// formula reaches it.
const JUMP = 'any size from 13 to 14 has that coverage in the reference';
const except = {
  'entropy#401': ONE_UNIT, 'entropy#403': ONE_UNIT, 'entropy#405': ONE_UNIT, 'entropy#408': ONE_UNIT, 'entropy#409': ONE_UNIT, 'entropy#410': ONE_UNIT,
  'entropy#508': JUMP, 'entropy#509': JUMP, 'entropy#510': JUMP,
};

describe('reference values of counts', () => {
  it.each(byMetric(read('expected/entropy.json') as Group))('%s', (_, cases) => {
    expect(disagreements(cases, answers, except)).toEqual([]);
  });
});
