import { describe, expect, it } from 'vitest';
import { ngram } from '../families/ngram.ts';
import { modelled } from '../testing/modelled.ts';
import { generationOf } from '../testing/generation.ts';
import { entropyRate } from './entropy-rate.ts';
import { perplexity } from './perplexity.ts';
import { predictiveEntropy } from './predictive-entropy.ts';

const family = (smoothing: string) => ngram.create({ order: 1, smoothing, maxTokens: 9 });

describe('perplexity', () => {
  it('is exp of the mean negative log-likelihood, tokens and ends alike', async () => {
    // Tokens 0 and 1 and the end, once each: 1/3 every time.
    const row = await perplexity.create({}).measure(await modelled(family('none'), [[0, 1]], [[1, 0, 0]]));
    expect(row['heldOutPerplexity']).toBeCloseTo(3, 12);
    expect(row['trainingPerplexity']).toBeCloseTo(3, 12);
  });

  it('is +∞, not clamped, where a held-out token was never seen and nothing is smoothed', async () => {
    const row = await perplexity.create({}).measure(await modelled(family('none'), [[0, 1]], [[2]]));
    expect(row['heldOutPerplexity']).toBe(Infinity);
  });

  it('is that of the last sample too, which need not be what the model was trained on', async () => {
    const generation = await modelled(family('none'), [[0, 1]], [[0]]);
    const scored = async (previous: number[][]): Promise<number | undefined> => (await perplexity.create({}).measure({ ...generation, previous: generationOf(1, previous).training }))['previousPerplexity'];
    expect(await scored([[0, 1, 1]])).toBeCloseTo(3, 12);
    expect(await scored([[2]])).toBe(Infinity);
  });

  it('scores the texts that it is asked for and no other', async () => {
    const asked = perplexity.create({ of: ['previous', 'held-out'] });
    const generation = await modelled(family('none'), [[0, 1]], [[2]]);
    expect(Object.keys(await asked.measure(generation))).toEqual(asked.columns.map(({ name }) => name));
    expect(asked.columns.map(({ name }) => name)).toEqual(['heldOutPerplexity', 'previousPerplexity']);
    expect(() => perplexity.create({ of: [] })).toThrow('of');
  });

  it('says nothing of real data without a model', async () => {
    expect(await perplexity.create({}).measure(generationOf(0, [[0]]))).toEqual({});
    expect(entropyRate.create({}).measure(generationOf(0, [[0]]))).toEqual({});
  });
});

describe('entropy-rate', () => {
  it('is that of the law that is drawn from', async () => {
    const row = await entropyRate.create({}).measure(await modelled(family('witten-bell'), [[0, 1]], [[0]]));
    expect(row['entropyRate']).toBeCloseTo(Math.log(3), 12);
  });
});

describe('predictive-entropy', () => {
  it('is the mean over the units of held-out text, and silent where a family cannot tell', async () => {
    const generation = await modelled(family('none'), [[0, 1]], [[0]]);
    const model = { ...generation.model!, entropies: () => Float64Array.of(1, 2, 6) };
    expect(await predictiveEntropy.create({}).measure({ ...generation, model })).toEqual({ predictiveEntropy: 3 });
    expect(await predictiveEntropy.create({}).measure(generation)).toEqual({});
  });
});
