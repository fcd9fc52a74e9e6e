import { streams, type Documents } from '@collapse-lab/numeric';
import type { Batch, Fitted } from '@collapse-lab/runner';
import { describe, expect, it } from 'vitest';
import { ngram } from '../families/ngram.ts';
import { generationOf } from '../testing/generation.ts';
import { survivingVocabulary } from './surviving-vocabulary.ts';

const measure = survivingVocabulary.create({});
// Counts 1, 1, 2, 5 and 6.
const REAL = [[0, 1, 2, 2], [...Array<number>(5).fill(3), ...Array<number>(6).fill(4)]];

describe('surviving-vocabulary', () => {
  it('is the share of each band that the sample has at all', () => {
    expect(measure.measure(generationOf(2, [[1, 2, 4, 9]], REAL))).toEqual({ survivingFrom1: 1 / 2, survivingFrom2: 1 / 2, survivingFrom6: 1, survivingFrom21: NaN, survivingFrom101: NaN });
  });

  it('takes bands by where they begin, and refuses them out of order', () => {
    expect(survivingVocabulary.create({ bands: [1, 6] }).measure(generationOf(1, [[0]], REAL))).toEqual({ survivingFrom1: 1 / 4, survivingFrom6: 0 });
    expect(() => survivingVocabulary.create({ bands: [2, 2] })).toThrow('must be ascending, but got 2, 2');
  });

  it('is silent at generation 0 and without documents', () => {
    expect(measure.measure(generationOf(0, REAL))).toEqual({});
    expect(measure.measure(generationOf(3, [], REAL))).toEqual({});
  });

  it('falls by g(t) = 1 − exp(−g(t − 1)) for types seen once where unigrams are refitted on their own samples', async () => {
    // 4,000 types once and four types of 4,000 tokens each, as one document of 20,000 that has no end to predict.
    const hapaxes = 4000;
    const real = [Array.from({ length: 5 * hapaxes }, (_, i) => (i < hapaxes ? i : hapaxes + (i % 4)))];
    const family = ngram.create({ order: 1, smoothing: 'none', boundaries: 'none', maxTokens: real[0]!.length });
    let batch: Batch<Documents> = generationOf(0, real).training;
    let previous: Fitted<Documents> | undefined;
    const survival: number[] = [];
    for (let t = 1; t <= 10; t++) {
      const own = streams('surviving-vocabulary').fork('generation', t);
      const fit = await family.fit(batch, { streams: own, previous });
      if ('ended' in fit) throw new Error(fit.ended.message);
      previous = fit.fitted;
      batch = { ...batch, items: await previous.sample(1, { streams: own, decoding: {} }) };
      survival.push(((await measure.measure({ ...generationOf(t, [], real), sample: batch.items })) as { survivingFrom1: number }).survivingFrom1);
    }
    // Suresh et al. (2023): 0.632, 0.268 and 0.158. Types survive nearly independently; four standard errors.
    for (const [t, expected] of [[1, 0.6321], [5, 0.268], [10, 0.158]] as const) {
      expect(Math.abs(survival[t - 1]! - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / hapaxes));
    }
  });
});
