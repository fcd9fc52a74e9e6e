// What every measure of a kind must hold to, whatever it measures: tables of all of them against random inputs.
import type { Documents, Points } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as diversity from './index.ts';
import { documentsOfLists } from './testing/documents.ts';

type OnCounts = (counts: ArrayLike<number>) => number;
type OnTokens = (tokens: Uint32Array) => number;
type OnDocuments = (documents: Documents) => number;
type OnTwo = (a: Points, b: Points) => number;

const ofCounts: Record<string, OnCounts> = {
  ace: diversity.ace,
  asymptoticHillNumber: (counts) => diversity.asymptoticHillNumber(counts, 0.5),
  bergerParker: diversity.bergerParker,
  brillouin: diversity.brillouin,
  brunetW: (counts) => diversity.brunetW(counts),
  chao1: (counts) => diversity.chao1(counts, 'classic'),
  chaoShenEntropy: (counts) => diversity.chaoShenEntropy(counts),
  chaoWangJostEntropy: diversity.chaoWangJostEntropy,
  coverageAtSize: (counts) => diversity.coverageAtSize(counts, 3),
  correctedTypeTokenRatio: diversity.correctedTypeTokenRatio,
  dugastU: diversity.dugastU,
  fisherAlpha: diversity.fisherAlpha,
  giniSimpson: diversity.giniSimpson,
  grassberger1988Entropy: diversity.grassberger1988Entropy,
  grassberger2003Entropy: (counts) => diversity.grassberger2003Entropy(counts),
  hapaxShare: diversity.hapaxShare,
  hdd: (counts) => diversity.hdd(counts, 2),
  herdanC: diversity.herdanC,
  herdanVm: diversity.herdanVm,
  hillNumber: (counts) => diversity.hillNumber(counts, 1.5),
  hillNumberAtCoverage: (counts) => diversity.hillNumberAtCoverage(counts, 1, 0.6),
  hillNumberAtSize: (counts) => diversity.hillNumberAtSize(counts, 1, 40),
  honoreR: diversity.honoreR,
  maasA2: diversity.maasA2,
  micheaM: diversity.micheaM,
  millerMadowEntropy: diversity.millerMadowEntropy,
  nsbEntropy: (counts) => diversity.nsbEntropy(counts, 100),
  pielouEvenness: diversity.pielouEvenness,
  powerLawExponent: (counts) => diversity.powerLawExponent(counts, 2),
  rarefiedTypesDeviation: (counts) => diversity.rarefiedTypesDeviation(counts, 2),
  renyiEntropy: (counts) => diversity.renyiEntropy(counts, 3),
  rootTypeTokenRatio: diversity.rootTypeTokenRatio,
  sampleCoverage: diversity.sampleCoverage,
  shannonEntropy: diversity.shannonEntropy,
  sichelS: diversity.sichelS,
  simpsonD: diversity.simpsonD,
  summerS: diversity.summerS,
  tsallisEntropy: (counts) => diversity.tsallisEntropy(counts, 0.5),
  turingCoverage: diversity.turingCoverage,
  typeTokenRatio: diversity.typeTokenRatio,
  unbiasedGiniSimpson: diversity.unbiasedGiniSimpson,
  vocdD: (counts) => diversity.vocdD(counts, 2, 4),
  yuleI: diversity.yuleI,
  yuleK: diversity.yuleK,
  zhangEntropy: diversity.zhangEntropy,
  zhangHuangCoverage: diversity.zhangHuangCoverage,
  zipfRankExponent: diversity.zipfRankExponent,
};

const same = (actual: number, expected: number): void => {
  if (Object.is(actual, expected)) return;
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(expected)));
};

describe('a measure of counts sees neither the order of types nor types that were not seen', () => {
  const anyCounts = fc.array(fc.nat({ max: 30 }), { maxLength: 20 });
  it.each(Object.entries(ofCounts))('%s', (_, measure) => {
    fc.assert(fc.property(anyCounts, (counts) => same(measure([0, ...counts.toReversed(), 0]), measure(counts))), { numRuns: 60 });
  });
});

describe('a measure of tokens sees which are equal, not what they are called', () => {
  const measures: Record<string, OnTokens> = {
    mattr: (tokens) => diversity.mattr(tokens, 4),
    movingAverageMtld: (tokens) => diversity.movingAverageMtld(tokens, 0.72, 2, 'wrap'),
    msttr: (tokens) => diversity.msttr(tokens, 4),
    mtld: (tokens) => diversity.mtld(tokens, 0.72, 'le_nomin'),
    vocabularyGrowth: (tokens) => diversity.vocabularyGrowth(tokens, [tokens.length >> 1])[0]!,
  };
  const anyTokens = fc.array(fc.nat({ max: 5 }), { maxLength: 40 }).map((list) => Uint32Array.from(list));
  it.each(Object.entries(measures))('%s', (_, measure) => {
    fc.assert(fc.property(anyTokens, (tokens) => same(measure(tokens.map((id) => 40 - 7 * id)), measure(tokens))), { numRuns: 60 });
  });
});

describe('a measure of documents sees neither their order nor the names of tokens nor what stands around them', () => {
  const measures: Record<string, OnDocuments> = {
    bleuHomogenization: diversity.bleuHomogenization,
    distinctN: (documents) => diversity.distinctN(documents, 2, 'ngrams'),
    exactDuplicateRate: diversity.exactDuplicateRate,
    longestRepeatedSpan: (documents) => diversity.longestRepeatedSpan(documents).length,
    loopRate: (documents) => diversity.loopRate(documents, { longestBlock: 3, copies: 2 }).tokens,
    meanDistinctN: (documents) => diversity.meanDistinctN(documents, 2),
    nearDuplicateRate: (documents) => diversity.nearDuplicateRate(documents, { shingle: 2, threshold: 0.5, counting: 'any-neighbour' }),
    ngramDiversityScore: (documents) => diversity.ngramDiversityScore(documents, 3),
    pairwiseBleu: (documents) => diversity.pairwiseBleu(documents, 2, 'epsilon'),
    rougeHomogenization: diversity.rougeHomogenization,
    selfBleu: (documents) => diversity.selfBleu(documents, { longest: 3, smoothing: 'exponential' }),
    selfRepetition: (documents) => diversity.selfRepetition(documents, 2),
    seqRepN: (documents) => diversity.seqRepN(documents, 2),
    vendiScore: (documents) => diversity.vendiScore(diversity.ngramSimilarities(documents, [1]), 1),
  };
  const anyLists = fc.array(fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 5 });
  it.each(Object.entries(measures))('%s', (_, measure) => {
    fc.assert(
      fc.property(anyLists, (lists) => {
        const renamed = lists.toReversed().map((list) => list.map((id) => 1000 - 100 * id));
        same(measure(documentsOfLists(renamed, 3)), measure(documentsOfLists(lists)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a distance of samples sees neither the order of points nor a shift of both', () => {
  const measures: Record<string, OnTwo> = {
    energyDistance: diversity.energyDistance,
    frechet: (a, b) => diversity.squaredFrechetDistance(diversity.gaussianFit(a), diversity.gaussianFit(b)),
    knnDivergence: (a, b) => diversity.knnDivergence(a, b, 1, 'euclidean'),
    kolmogorovSmirnov: (a, b) => diversity.kolmogorovSmirnov(a.values, b.values, 'exact').pValue,
    medianHeuristic: diversity.medianHeuristic,
    precision: (a, b) => diversity.precisionRecall(a, b, 1).density,
    squaredMmd: (a, b) => diversity.squaredMmd(a, b, { sigma: 2, estimator: 'unbiased' }),
    tailMass: (a, b) => diversity.tailMass(a.values, b.values, 0.2).total,
    wasserstein1d: (a, b) => diversity.wasserstein1d(a.values, b.values, 2),
    wassersteinDistance: (a, b) => diversity.wassersteinDistance(a, b, 1),
  };
  // Quarters, so that a shift by a whole number loses no digit.
  const anySample = fc.array(fc.integer({ min: -40, max: 40 }).map((x) => x / 4), { minLength: 2, maxLength: 15 });
  const line = (values: readonly number[]): Points => ({ values: Float64Array.from(values), dimensions: 1 });
  it.each(Object.entries(measures))('%s', (_, measure) => {
    fc.assert(
      fc.property(anySample, anySample, (x, y) => {
        const moved = (sample: number[]): Points => line(sample.toReversed().map((value) => value + 64));
        same(measure(moved(x), moved(y)), measure(line(x), line(y)));
      }),
      { numRuns: 60 },
    );
  });
});
