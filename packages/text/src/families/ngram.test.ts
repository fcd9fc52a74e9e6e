import { streams, type Documents } from '@collapse-lab/numeric';
import type { Batch, Fitted } from '@collapse-lab/runner';
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { ngram } from './ngram.ts';

const LISTS = [[0, 1, 2, 0, 1], [1, 0], [2, 2, 0], []];
const context = { streams: streams('ngram'), decoding: {} };
const family = (order: number, maxTokens = 100) => ngram.create({ order, smoothing: 'witten-bell', maxTokens });

function batch(lists: number[][]): Batch<Documents> {
  return { items: documentsOf(lists), bornIn: new Uint32Array(lists.length), bornBy: new Uint16Array(lists.length) };
}

type Ngram = ReturnType<typeof family>;

async function fit(model: Ngram, lists: number[][], previous?: Fitted<Documents>): Promise<Fitted<Documents>> {
  const outcome = await model.fit(batch(lists), { ...context, previous });
  if ('ended' in outcome) throw new Error(outcome.ended.message);
  return outcome.fitted;
}

describe('ngram', () => {
  it('counts n-grams, contexts and types', async () => {
    // "a b", "a": bigrams Sa ab bE aE, contexts S a b.
    expect((await fit(family(2), [[0, 1], [0]])).parameters()).toEqual({ ngrams: 4, contexts: 3, vocabularySize: 2, frozenVocabulary: 2 });
    // Order 1: symbols a b E after the one empty context.
    expect((await fit(family(1), [[0, 1], [0]])).parameters()).toEqual({ ngrams: 3, contexts: 1, vocabularySize: 2, frozenVocabulary: 2 });
  });

  it('scores over the vocabulary of generation 1 for ever', async () => {
    const model = family(2);
    const first = await fit(model, LISTS);
    const third = await fit(model, [[9]], await fit(model, [[1]], first));
    expect(third.parameters()).toMatchObject({ vocabularySize: 1, frozenVocabulary: 3 });
    // Of its one document [9] only the end is of the first vocabulary: whatever else comes first has (0 + 1 · 1/5) / (1 + 1).
    const { logLikelihood } = await third.score!(documentsOf([[9], [8], [0]]));
    for (const first of [0, 2, 4]) expect(Math.exp(logLikelihood[first]!)).toBeCloseTo(1 / 10, 14);
  });

  it.each([1, 2, 4])('restores from bytes a model that samples, scores and refits alike (order %i)', async (order) => {
    // The vocabulary is an older generation's, so that the restored model must know types outside it.
    const model = family(order);
    const fitted = await fit(model, LISTS, await fit(model, [[0, 5]]));
    const restored = model.decode(fitted.encode());
    expect(await restored.sample(40, context)).toEqual(await fitted.sample(40, context));
    const probe = documentsOf([[0, 1, 7], [5], [2, 2, 2]]);
    expect(await restored.score!(probe)).toEqual(await fitted.score!(probe));
    expect(restored.parameters()).toEqual(fitted.parameters());
    expect((await fit(model, [[1]], restored)).encode()).toEqual((await fit(model, [[1]], fitted)).encode());
  });

  it('learns a language of one type, and one of identical documents', async () => {
    const one = await fit(family(3), [[7], [7, 7], []]);
    expect(new Set((await one.sample(50, context)).tokens)).toEqual(new Set([7]));
    const same = await fit(family(3), Array<number[]>(5).fill([1, 2, 3]));
    expect(await same.sample(2, context)).toEqual(documentsOf([[1, 2, 3], [1, 2, 3]]));
    expect(same.entropy!()).toBe(0);
  });

  it('learns from documents shorter than its order', async () => {
    for (const boundaries of ['padded', 'single', 'none']) {
      const model = ngram.create({ order: 9, smoothing: 'modified-kneser-ney', boundaries, maxTokens: 20 });
      const fitted = await fit(model, [[4, 5], [4]]);
      expect(new Set((await fitted.sample(20, context)).tokens)).toEqual(new Set([4, 5]));
      expect((await fitted.score!(documentsOf([[4, 5, 5]]))).logLikelihood.every(Number.isFinite)).toBe(true);
    }
  });

  it('gives the share of training documents at the length limit with the fit', async () => {
    const outcome = await family(2, 3).fit(batch([[0, 1, 2], [0, 1, 2, 3], [0], []]), { ...context, previous: undefined });
    expect(outcome).toMatchObject({ trace: { truncatedShare: 0.5 } });
  });

  it.each([
    ['nothing but empty documents', [[], []], 'every document of the training batch is empty'],
    ['no document', [], 'the training batch has no documents'],
  ])('ends the chain when %s is left', async (_, documents, message) => {
    const outcome = await family(2).fit(batch(documents), { ...context, previous: undefined });
    expect(outcome).toEqual({ ended: { code: 'no-tokens', message } });
  });

  it('counts documents by their weights where the smoothing can, and those without weight not at all', async () => {
    const weighted = { ...batch([[1], [1, 2], [3]]), weight: Float64Array.of(3, 1, 0) };
    const outcome = await family(1).fit(weighted, { ...context, previous: undefined });
    if ('ended' in outcome) throw new Error(outcome.ended.message);
    expect(outcome.fitted.parameters()).toMatchObject({ vocabularySize: 2 });
    // Counts 4, 1 and 4 ends, three symbols over 1/(2 + 2): p(1) = (4 + 3/4) / (9 + 3).
    expect(Math.exp((await outcome.fitted.score!(documentsOf([[1]]))).logLikelihood[0]!)).toBeCloseTo(4.75 / 12, 14);
    const restored = family(1).decode(outcome.fitted.encode());
    expect(await restored.sample(50, context)).toEqual(await outcome.fitted.sample(50, context));
  });

  it('ends the chain when items have weights that the smoothing cannot count', async () => {
    const weighted = { ...batch([[1]]), weight: Float64Array.of(2) };
    const counts = ngram.create({ order: 2, smoothing: 'modified-kneser-ney', maxTokens: 9 });
    expect(counts.weighted).toBe(false);
    expect(await counts.fit(weighted, { ...context, previous: undefined })).toMatchObject({ ended: { code: 'weights-unsupported' } });
  });

  it('says how many orders had no discounts to estimate', async () => {
    const model = ngram.create({ order: 3, smoothing: 'modified-kneser-ney', maxTokens: 9 });
    expect((await fit(model, LISTS)).parameters()).toMatchObject({ discountFallbacks: 3 });
    expect((await fit(family(3), LISTS)).parameters()).not.toHaveProperty('discountFallbacks');
  });

  it('draws types again that were lost where it draws as it is smoothed, and knows no decoding then', async () => {
    const model = ngram.create({ order: 2, smoothing: 'witten-bell', draws: 'smoothed', maxTokens: 100 });
    expect(model.decodes).toEqual([]);
    const second = await fit(model, [[0, 1]], await fit(model, [[0, 1, 2]]));
    expect(new Set((await second.sample(500, context)).tokens)).toEqual(new Set([0, 1, 2]));
    expect(await model.fit(batch([[9]]), { ...context, previous: second })).toMatchObject({ ended: { code: 'no-known-tokens' } });
  });

  it('draws documents of maxTokens tokens where there are no boundaries', async () => {
    const model = ngram.create({ order: 4, smoothing: 'none', boundaries: 'none', maxTokens: 7 });
    const fitted = await fit(model, [[0, 1, 2], [2]]);
    expect([...(await fitted.sample(3, context)).starts]).toEqual([0, 7, 14, 21]);
    expect(fitted.entropy).toBeUndefined();
  });

  it.each([
    [{ smoothing: 'kneser' }, 'must be one of'],
    [{ smoothing: 'add-k' }, 'expected number, received undefined'],
    [{ smoothing: { kind: 'katz', largest: 0 } }, 'expected number to be >=1'],
    [{ smoothing: { kind: 'add-k', k: 1 }, vocabulary: 'seen-only' }, 'must be open or closed'],
  ])('refuses %j', (keys, message) => {
    expect(() => ngram.create({ order: 2, maxTokens: 9, ...keys })).toThrow(message);
  });

  it('wants its order from 1 to 9', () => {
    expect(() => family(0)).toThrow();
    expect(() => family(10)).toThrow();
  });
});
