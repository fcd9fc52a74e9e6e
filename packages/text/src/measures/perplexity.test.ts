import { describe, expect, it } from 'vitest';
import { ngram } from '../families/ngram.ts';
import { modelled } from '../testing/modelled.ts';
import { generationOf } from '../testing/generation.ts';
import { entropyRate } from './entropy-rate.ts';
import { perplexity } from './perplexity.ts';

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
