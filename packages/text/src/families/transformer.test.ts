import { documentCount, streams, type Documents } from '@collapse-lab/numeric';
import type { Batch, FitCheckpoint, Fitted, FitOutcome, Model, World } from '@collapse-lab/runner';
import { familyConformance } from '@collapse-lab/runner/testing';
import { describe, expect, it, test } from 'vitest';
import { documentsAlgebra } from '../algebra.ts';
import { documentsOf } from '../testing/documents.ts';
import { transformer } from './transformer.ts';

const TINY = { architecture: 'lean', vocabulary: 5, context: 8, width: 16, layers: 2, heads: 2, start: 'scratch', train: { epochs: 20 }, learningRate: 0.01, batch: 8, maxTokens: 12 };
const family = (keys: object = {}): Model<Documents> => transformer.create({ ...TINY, ...keys });
const context = { streams: streams('transformer'), decoding: {} };

/** Documents that count up from some token, modulo 5, for some tokens. */
const COUNTING = Array.from({ length: 40 }, (_, i) => Array.from({ length: 3 + (i % 6) }, (_, j) => (i + j) % 5));

function batch(lists: number[][]): Batch<Documents> {
  return { items: documentsOf(lists), bornIn: new Uint32Array(lists.length), bornBy: new Uint16Array(lists.length) };
}

async function fit(model: Model<Documents>, lists = COUNTING, previous?: Fitted<Documents>): Promise<Fitted<Documents>> {
  const outcome: FitOutcome<Fitted<Documents>> = await model.fit(batch(lists), { ...context, previous });
  if ('ended' in outcome) throw new Error(outcome.ended.message);
  return outcome.fitted;
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Probabilities of every symbol, the end last, after the tokens `before`, as they are scored. */
async function lawAfter(fitted: Fitted<Documents>, before: readonly number[]): Promise<number[]> {
  const { logLikelihood, unitStart } = await fitted.score!(documentsOf([...[0, 1, 2, 3, 4].map((next) => [...before, next]), [...before]]));
  return Array.from({ length: 6 }, (_, i) => Math.exp(logLikelihood[unitStart[i]! + before.length]!));
}

/** Pearson's chi-square of counts against expected ones. */
function chiSquare(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce((sum, count, i) => sum + (expected[i] === 0 ? (count === 0 ? 0 : Infinity) : (count - expected[i]!) * (count - expected[i]!) / expected[i]!), 0);
}

describe.each(['lean', 'gpt2'])('transformer, %s', (architecture) => {
  for (const { name, run } of familyConformance({ model: () => family({ architecture, train: { epochs: 2 } }), algebra: documentsAlgebra, batch: batch(COUNTING) })) test(name, run);

  it('learns what follows what, and draws it', async () => {
    const fitted = await fit(family({ architecture, train: { epochs: 80 } }));
    const drawn = await fitted.sample(200, context);
    let steps = 0;
    let right = 0;
    for (let i = 0; i < documentCount(drawn); i++) {
      for (let at = drawn.starts[i]! + 1; at < drawn.starts[i + 1]!; at++) {
        steps++;
        if (drawn.tokens[at] === (drawn.tokens[at - 1]! + 1) % 5) right++;
      }
    }
    expect(steps).toBeGreaterThan(400);
    expect(right / steps).toBeGreaterThan(0.95);
    // Of five first tokens, and ends after 3 to 8 tokens: about (ln 5 + ln 6) / 6.5 units, far from ln 6 each.
    expect(-mean((await fitted.score!(documentsOf(COUNTING))).logLikelihood)).toBeLessThan(0.8);
  });

  it.each([
    ['as it is', {}, (law: number[]) => law],
    ['at temperature 2', { temperature: 2 }, (law: number[]) => law.map(Math.sqrt)],
    ['greedily', { temperature: 0 }, (law: number[]) => law.map((p) => (p === Math.max(...law) ? 1 : 0))],
    ['at infinite temperature', { temperature: Infinity }, (law: number[]) => law.map(() => 1)],
    ['among the two likeliest', { topK: 2 }, (law: number[]) => law.map((p) => (p >= law.toSorted((a, b) => b - a)[1]! ? p : 0))],
    ['among those half as likely as the likeliest, at temperature 0.5', { minP: 0.5, temperature: 0.5 }, (law: number[]) => law.map((p) => (p >= 0.5 * Math.max(...law) ? p * p : 0))],
    ['among the likeliest that reach 0.7', { topP: 0.7 }, (law: number[]) => law.map((p) => (law.reduce((sum, q) => sum + (q > p ? q : 0), 0) < 0.7 ? p : 0))],
  ])('draws the law that it scores, %s', async (_, decoding, decoded) => {
    const fitted = await fit(family({ architecture, maxTokens: 2, train: { epochs: 3 } }));
    const count = 6000;
    const { tokens, starts } = await fitted.sample(count, { ...context, decoding });
    const after = new Map<number | undefined, number[]>();
    const add = (before: number | undefined, next: number): void => {
      if (!after.has(before)) after.set(before, Array<number>(6).fill(0));
      after.get(before)![next]!++;
    };
    for (let i = 0; i < count; i++) {
      const [first, second] = tokens.subarray(starts[i]!, starts[i + 1]!);
      add(undefined, first ?? 5);
      if (first !== undefined) add(first, second ?? 5);
    }
    for (const [before, counts] of after) {
      const law = decoded(await lawAfter(fitted, before === undefined ? [] : [before]));
      const [mass, drawn] = [law, counts].map((values) => values.reduce((sum, value) => sum + value, 0)) as [number, number];
      // At most five degrees of freedom: P(χ² > 32) = 6·10⁻⁶, for each of at most six contexts.
      expect(chiSquare(counts, law.map((p) => (drawn * p) / mass))).toBeLessThan(32);
    }
  });

  it('tells the entropy of the law before every token, as it scores it', async () => {
    const fitted = await fit(family({ architecture, train: { epochs: 3 } }));
    const document = [0, 1, 4, 2, 3, 3, 0, 1, 2, 0, 4, 4];
    const entropies = await fitted.entropies!(documentsOf([document]));
    expect(entropies).toHaveLength(document.length + 1);
    for (const [at, entropy] of entropies.entries()) {
      const law = await lawAfter(fitted, document.slice(0, at));
      expect(entropy).toBeCloseTo(-law.reduce((sum, p) => sum + p * Math.log(p), 0), 5);
    }
  });

  it('draws the law that it scores after prompts in all parts of a window, of a first one and of a later one', async () => {
    const fitted = await fit(family({ architecture, maxTokens: 30, train: { epochs: 3 } }));
    const beginnings = [3, 4, 7, 8, 11, 12, 21].map((length) => Array.from({ length }, (_, i) => (i * i) % 5));
    const each = 1500;
    const { tokens, starts } = await fitted.sample(beginnings.length * each, { ...context, given: documentsOf(Array.from({ length: beginnings.length * each }, (_, i) => beginnings[i % beginnings.length]!)) });
    for (const [at, beginning] of beginnings.entries()) {
      const counts = Array<number>(6).fill(0);
      for (let i = at; i < starts.length - 1; i += beginnings.length) counts[tokens.subarray(starts[i], starts[i + 1])[beginning.length] ?? 5]!++;
      // Five degrees of freedom: P(χ² > 32) = 6·10⁻⁶, for each of seven beginnings.
      expect(chiSquare(counts, (await lawAfter(fitted, beginning)).map((p) => each * p))).toBeLessThan(32);
    }
  });

  it('draws beyond one context what it scores there', async () => {
    const fitted = await fit(family({ architecture, maxTokens: 25, train: { epochs: 3 } }), [...COUNTING, Array.from({ length: 60 }, (_, i) => i % 5)]);
    const { tokens, starts } = await fitted.sample(40, { ...context, decoding: { temperature: 1e-4 } });
    const longest = [...starts.keys()].slice(0, -1).sort((a, b) => starts[b + 1]! - starts[b]! - starts[a + 1]! + starts[a]!)[0]!;
    const drawn = [...tokens.subarray(starts[longest]!, starts[longest + 1]!)];
    for (const [at, token] of drawn.entries()) {
      const law = await lawAfter(fitted, drawn.slice(0, at));
      expect(law[token]! / Math.max(...law)).toBeGreaterThan(0.99);
      expect(law.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
    }
  });
});

/** It is not asked for anything. */
const nowhere = {} as World<Documents>;

describe('transformer', () => {
  it('goes on from what is given, unknown tokens and whole documents too', async () => {
    const fitted = await fit(family({ vocabulary: 5, train: { epochs: 40 } }));
    const given = documentsOf([[3], [9, 1, 2], [], Array.from({ length: 15 }, (_, i) => i % 5), [2, 3]]);
    const { tokens, starts } = await fitted.sample(5, { ...context, decoding: { temperature: 1e-4 }, given });
    const drawn = [0, 1, 2, 3, 4].map((i) => [...tokens.subarray(starts[i]!, starts[i + 1]!)]);
    expect(drawn[0]!.slice(0, 3)).toEqual([3, 4, 0]);
    expect(drawn[1]!.slice(0, 5)).toEqual([9, 1, 2, 3, 4]);
    expect(drawn[3]).toEqual(Array.from({ length: 15 }, (_, i) => i % 5));
    expect(drawn[4]!.slice(0, 4)).toEqual([2, 3, 4, 0]);
  });

  it('begins later fits anew, from the last parameters, or from the first', async () => {
    const shifted = COUNTING.map((list) => list.map((token) => (2 * token) % 5));
    const short = { train: { tokens: 64 }, learningRate: 1e-5 };
    const lossOf = async (model: Model<Documents>, previous: Fitted<Documents>): Promise<number> => {
      const outcome = await model.fit(batch(shifted), { ...context, previous });
      if ('ended' in outcome) throw new Error(outcome.ended.message);
      return outcome.trace!['trainLoss1']!;
    };
    const losses = await Promise.all(['scratch', 'continue', 'fine-tune'].map(async (start) => {
      const first = await fit(family({ start }));
      const longer = family({ start, train: { epochs: 40 } });
      const second = await fit(longer, shifted, longer.decode(first.encode()));
      const shorter = family({ start, ...short });
      return lossOf(shorter, shorter.decode(second.encode()));
    }));
    // What was trained last on the very text is right at once; what begins anew knows nothing; what begins from the first knows another text.
    expect(losses[1]).toBeLessThan(1);
    expect(losses[0]).toBeGreaterThan(1.6);
    expect(losses[2]).toBeGreaterThan(losses[0]!);
  });

  it('learns the same bytes when it was killed on the way and goes on from what it had saved', async () => {
    const model = family({ layers: 1, train: { tokens: 3 * 65_536 } });
    let kept: Uint8Array | undefined;
    let saves = 0;
    const checkpoint = {
      load: () => kept,
      save(encode: () => Uint8Array) {
        kept = encode();
        if (++saves === 2) throw new Error('killed');
      },
    };
    const fitWith = async (kept?: FitCheckpoint): Promise<Uint8Array> => {
      const outcome = await model.fit(batch(COUNTING), { ...context, previous: undefined, ...(kept && { checkpoint: kept }) });
      if ('ended' in outcome) throw new Error(outcome.ended.message);
      return outcome.fitted.encode();
    };
    await expect(fitWith(checkpoint)).rejects.toThrow('killed');
    const resumed = await fitWith(checkpoint);
    // Two thirds were done.
    expect(saves).toBe(3);
    expect(resumed).toEqual(await fitWith());
  });

  it('ends the chain when the loss is no number any more, and says at which step', async () => {
    const outcome = await family({ learningRate: 1e30 }).fit(batch(COUNTING), { ...context, previous: undefined });
    expect(outcome).toMatchObject({ ended: { code: 'loss-not-finite', message: expect.stringMatching(/^the loss became (NaN|Infinity) at step \d of 80$/) as string } });
  });

  it('ends the chain also when its very last step is what breaks it', async () => {
    // One step, whose loss is still that of the beginning.
    const outcome = await family({ train: { tokens: 1 }, learningRate: 1e30, weightDecay: 1e30, warmup: 0 }).fit(batch(COUNTING), { ...context, previous: undefined });
    expect(outcome).toEqual({ ended: { code: 'loss-not-finite', message: 'parameters are no finite numbers after step 1 of 1' } });
  });

  it.each([
    [{ heads: 3 }, COUNTING, 'must divide the width 16, but got 3'],
    [{ beta1: 1 }, COUNTING, 'expected number to be <1'],
    [{ beta2: 1 }, COUNTING, 'expected number to be <1'],
    [{ vocabulary: 1 }, COUNTING, 'expected number to be >=2'],
    [{ vocabulary: 'seen' }, [[7, 7, 7, 7, 7, 7, 7, 7, 7, 7]], 'the training text must have at least 2 types of tokens, but has 1'],
    [{ context: 64 }, [[0, 1], [2, 3, 4]], 'the training text must have at least the 64 tokens of one context, but has 7 with its document borders; ask for more documents, or shorten the context'],
  ])('refuses %j with %j', async (keys, lists, message) => {
    await expect((async () => fit(family(keys), lists))()).rejects.toThrow(message);
  });

  it('refuses token ids beyond its vocabulary before anything is run', async () => {
    await expect(family().check!(documentsOf([[0, 5]]))).rejects.toThrow('vocabulary must be above every token id, but got 5 and a token 5; ask for 6 or more, or for seen');
  });

  it('refuses a text shorter than its context or of one type, and a model larger than the memory, before anything is run', async () => {
    const checked = async (keys: object, opening: { sample: Documents; availableMemory?: number }): Promise<void> => family(keys).check!(documentsOf([[0, 1]]), { ...opening, world: nowhere });
    await expect(checked({}, { sample: documentsOf([[0, 1], [2, 3, 4]]) })).rejects.toThrow('the training text must have at least the 8 tokens of one context, but has 7 with its document borders; ask for more documents, or shorten the context');
    await expect(checked({ vocabulary: 'seen' }, { sample: documentsOf([[0, 0, 0, 0], [0, 0, 0, 0]]) })).rejects.toThrow('the training text must have at least 2 types of tokens, but has 1; give it more text, or another tokenizer');
    const sample = documentsOf(COUNTING);
    await expect(checked({ batch: 5000, width: 1024, layers: 24 }, { sample, availableMemory: 8e9 })).rejects.toThrow(
      /^the transformer must fit the 8\.0 GB of memory that the machine has left, but needs \d+\.\d GB in every worker at least \(302,004,224 parameters with gradients and moments 9\.7 GB, activations of 20 windows at once .*\); lower batch, context, width, layers or vocabulary$/,
    );
    // Nor is it counted layer by layer.
    await expect(checked({ layers: 1e12 }, { sample, availableMemory: 8e9 })).rejects.toThrow('the transformer must fit the 8.0 GB');
    await expect(checked({ stop: { kind: 'training-split', share: 0.01, patience: 1 } }, { sample })).rejects.toThrow('stop.share must part the 40 documents of the training batch in two, but 0.01 of them are 0');
    // An epoch is 32 windows of 8, which are four batches.
    for (const [train, steps] of [[{ tokens: 1e15 }, '15,625,000,000,000'], [{ epochs: 1e9 }, '4,000,000,000']] as const) {
      await expect(checked({ train }, { sample, availableMemory: 8e9 })).rejects.toThrow(`train must come to no more than 666,666,666 steps, the losses of which fit the 8.0 GB of memory that the machine has left, but comes to ${steps}; lower its tokens or epochs`);
    }
    await checked({}, { sample, availableMemory: 8e9 });
    // What nobody knows is not told.
    await checked({ batch: 5000, width: 1024, layers: 24 }, { sample });
  });

  it('ends the chain when too little is left to train on, and leaves unknown tokens out', async () => {
    const model = family({ vocabulary: 'seen' });
    const first = await fit(model, COUNTING.map((list) => list.filter((token) => token < 4)));
    const later = await model.fit(batch(COUNTING), { ...context, previous: first });
    expect('trace' in later && later.trace!['unknownShare']).toBeCloseTo(COUNTING.flat().filter((token) => token === 4).length / COUNTING.flat().length, 12);
    expect((await first.score!(documentsOf([[0, 4, 1]]))).logLikelihood[1]).toBe(-Infinity);
    expect(await model.fit(batch([[0, 1]]), { ...context, previous: first })).toEqual({ ended: { code: 'shorter-than-context', message: 'the training text must have at least the 8 tokens of one context, but has 3 with its document borders' } });
    expect(await model.fit(batch([[4], [4]]), { ...context, previous: first })).toMatchObject({ ended: { code: 'no-tokens' } });
  });
});
