import { documentCount, streams, type Documents } from '@collapse-lab/numeric';
import type { Batch, FitCheckpoint, Fitted, Row } from '@collapse-lab/runner';
import { describe, expect, it } from 'vitest';
import { transformer } from '../families/transformer.ts';
import { documentsOf } from '../testing/documents.ts';
import { looked, setAside } from './stopping.ts';

const rng = streams('noise').rng();
const noise = (count: number): number[][] => Array.from({ length: count }, () => Array.from({ length: 6 }, () => rng.below(5)));
/** Nothing can be learned of these but how often each token is, and that they end after six. */
const [NOISE, OTHER] = [noise(12), noise(60)];
const keys = { architecture: 'lean', vocabulary: 5, context: 8, width: 32, layers: 1, heads: 2, start: 'scratch', train: { epochs: 200 }, learningRate: 0.02, batch: 4, maxTokens: 8 };

function batch(lists: number[][]): Batch<Documents> {
  return { items: documentsOf(lists), bornIn: new Uint32Array(lists.length), bornBy: new Uint16Array(lists.length) };
}

async function fit(stop: object, checkpoint?: FitCheckpoint, validation = documentsOf(OTHER)): Promise<{ fitted: Fitted<Documents>; trace: Row }> {
  const outcome = await transformer.create({ ...keys, stop }).fit(batch(NOISE), { streams: streams('stop'), previous: undefined, validation, ...(checkpoint && { checkpoint }) });
  if ('ended' in outcome) throw new Error(outcome.ended.message);
  return { fitted: outcome.fitted, trace: outcome.trace! };
}

const real = { kind: 'real-validation', documents: 60, patience: 3, checks: 40 };
const split = { kind: 'training-split', share: 0.3, patience: 3, checks: 40 };

describe('stop', () => {
  it('ends a fit that only learns by heart, with the parameters that did best on what was set aside', async () => {
    const { fitted, trace } = await fit(real);
    // 12 documents of 7 symbols: 10 windows, 500 steps of 4.
    expect(trace['steps']).toBeLessThan(250);
    // Three looks, 12 steps apart, without a lower loss.
    expect(trace['keptStep']).toBe(trace['steps']! - 36);
    const { logLikelihood } = await fitted.score!(documentsOf(OTHER));
    expect(trace['validationLoss']).toBeCloseTo(-logLikelihood.reduce((sum, each) => sum + each, 0) / logLikelihood.length, 6);
    const whole = await fit({ ...real, patience: 1000 });
    expect(whole.trace['steps']).toBe(500);
    expect(whole.trace['validationLoss']).toBeLessThanOrEqual(trace['validationLoss']!);
  });

  it('learns the same bytes when it was killed on the way', async () => {
    let kept: Uint8Array | undefined;
    let saves = 0;
    const dying: FitCheckpoint = {
      load: () => kept,
      save(encode) {
        kept = encode();
        if (++saves === 4) throw new Error('killed');
      },
    };
    await expect(fit(split, dying)).rejects.toThrow('killed');
    const resumed = await fit(split, dying);
    const whole = await fit(split);
    expect(resumed.fitted.encode()).toEqual(whole.fitted.encode());
    expect(resumed.trace).toEqual(whole.trace);
  });

  it('sets documents aside that unknown tokens are left out of, as in training', async () => {
    const { trace } = await fit(real, undefined, documentsOf(OTHER.map((list) => [9, ...list])));
    expect(trace['validationLoss']).toBe((await fit(real)).trace['validationLoss']);
  });

  it('parts a batch in two, of which the larger keeps its order', () => {
    const items = documentsOf(Array.from({ length: 20 }, (_, i) => [i]));
    const parted = setAside({ kind: 'training-split', share: 0.25, patience: 1, checks: 1 }, items, { streams: streams('split'), isFirst: true });
    if ('ended' in parted) throw new Error(parted.ended.message);
    expect(documentCount(parted.validation!)).toBe(5);
    expect([...parted.training.tokens]).toEqual([...parted.training.tokens].sort((a, b) => a - b));
    expect([...parted.training.tokens, ...parted.validation!.tokens].sort((a, b) => a - b)).toEqual([...items.tokens]);
  });

  it('refuses a share of nothing at the first fit, and ends the chain at later ones', () => {
    const part = (isFirst: boolean) => setAside({ kind: 'training-split', share: 0.1, patience: 1, checks: 1 }, documentsOf([[1], [2]]), { streams: streams('split'), isFirst });
    expect(() => part(true)).toThrow('stop.share must part the 2 documents of the training batch in two, but 0.1 of them are 0; ask for more documents, or another share');
    expect(part(false)).toMatchObject({ ended: { code: 'nothing-to-validate' } });
  });

  it('by real text is a channel of real information, and by a split is none', () => {
    expect(transformer.create({ ...keys, stop: real })).toMatchObject({ validates: 60, validatesBy: 'stop.documents', channels: ['real validation: training stops by its loss on 60 real documents apart from the real sample and the held-out ones'] });
    expect(transformer.create({ ...keys, stop: split })).toMatchObject({ channels: [] });
    expect(transformer.create({ ...keys, stop: split }).validates).toBeUndefined();
  });

  it('takes a loss that is no number for no better than any', () => {
    const vector = new Float32Array(1);
    const first = looked(undefined, 1, vector, NaN);
    expect(first).toMatchObject({ bestStep: 1, misses: 0 });
    const second = looked(first, 2, vector, 3);
    expect(looked(looked(second, 3, vector, NaN), 4, vector, 3)).toMatchObject({ bestStep: 2, bestLoss: 3, misses: 2 });
  });
});
