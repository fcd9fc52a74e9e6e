// What texts that are hardly any, and settings at their ends, come to in the loop: numbers, never an exception.
import { UserError } from '@collapse-lab/runner';
import { describe, expect, it } from 'vitest';
import { runText } from './testing/run-text.ts';

const measures = ['sizes', 'vocabulary', 'shannon-entropy', 'held-out', 'perplexity', 'entropy-rate'];
const ngram = (order: number, more: object = {}) => ({ family: 'ngram', order, smoothing: 'witten-bell', maxTokens: 20, ...more });
const lines = (line: string, count = 12): string => `${line}\n`.repeat(count);

const kinds = [1, 3, 9].flatMap((order) =>
  [{ boundaries: 'padded' }, { boundaries: 'single' }, { boundaries: 'none' }, { draws: 'smoothed' }].map((more) => ({ order, more })),
);

describe.each(kinds)('an n-gram model of order $order, $more', ({ order, more }) => {
  it.each([
    ['shorter than the order', 'a b\n'.repeat(6) + 'b\n'.repeat(6)],
    ['of equal documents', lines('the white whale')],
    ['with a vocabulary of one', lines('whale') + lines('whale whale')],
  ])('goes on with a corpus %s', async (_, content) => {
    const { rows, ended } = await runText(content, { model: ngram(order, more), size: 8, measures });
    expect([rows.length, ended]).toEqual([5, undefined]);
    for (const row of rows.slice(1)) expect(row['heldOutNll']).toBeGreaterThanOrEqual(0);
  });
});

describe('equal documents', () => {
  it('are all that is ever drawn', async () => {
    const { rows, shown } = await runText(lines('the white whale'), { model: ngram(3), size: 8, measures });
    expect(rows.at(-1)).toMatchObject({ types: 3, entropyRate: 0, impossibleShare: 0 });
    expect(new Set(shown.at(-1)!.split('\n'))).toEqual(new Set(['the white whale']));
  });
});

describe('a context that nothing followed', () => {
  it('is left for the next shorter one where documents have no ends', async () => {
    // After c comes nothing, so a drawn document of 20 tokens has gone back to the unigrams.
    const { rows, ended } = await runText(lines('a b c'), { model: ngram(3, { boundaries: 'none' }), size: 8, measures });
    expect(ended).toBeUndefined();
    expect(rows[1]).toMatchObject({ sampleUnits: 8 * 20, types: 3 });
  });
});

describe('a token that was never seen', () => {
  it('has an infinite surprise without smoothing, which is recorded', async () => {
    // Of 14 distinct words 2 are held out, so at least they are unseen.
    const content = 'a b c d e f g h i j k l m n'.split(' ').map((word) => `${word} ${word}`).join('\n');
    const { rows, ended } = await runText(content, { model: ngram(2, { smoothing: 'none', vocabulary: 'seen-only' }), size: 8, measures });
    expect(ended).toBeUndefined();
    expect(rows[1]).toMatchObject({ heldOutNll: Infinity, heldOutPerplexity: Infinity });
    expect(rows[1]!['impossibleShare']).toBeGreaterThan(0);
    expect(rows[1]!['fidelityLoss']).toBeUndefined();
  });
});

describe('decoding at its ends', () => {
  // After the start, b follows three times as often as a; after either comes the end.
  const content = lines('b', 30) + lines('a', 10);
  const study = { model: ngram(2), size: 20, measures: ['sizes', 'vocabulary'] };
  const words = (shown: string): Record<string, number> => ({ a: shown.split('\n').filter((line) => line === 'a').length, b: shown.split('\n').filter((line) => line === 'b').length });

  it.each(['0', '1e-9'])('temperature %s draws the likeliest alone', async (temperature) => {
    const { rows, shown } = await runText(content, study, `decoding.temperature=${temperature}`);
    expect(rows[1]).toMatchObject({ types: 1, sampleUnits: 20, temperature: Number(temperature) });
    expect(words(shown[1]!)).toEqual({ a: 0, b: 8 });
  });

  it('temperature 0 draws evenly from several likeliest, and topK: 1 the first of them', async () => {
    const even = lines('b', 12) + lines('a', 12);
    const both = { ...study, size: 22 };
    expect((await runText(even, both, 'decoding.temperature=0', 'generations=1')).rows[1]).toMatchObject({ types: 2 });
    expect((await runText(even, both, 'decoding={temperature: 0, topK: 1}', 'generations=1')).rows[1]).toMatchObject({ types: 1 });
  });

  it.each(['.inf', 'Infinity'])('temperature %s draws evenly from what is possible', async (temperature) => {
    const { rows } = await runText(lines('b', 3990) + lines('a', 10), { ...study, size: 2000, generations: 1, measures: ['sizes', 'shannon-entropy'] }, `decoding.temperature=${temperature}`);
    expect(rows[1]).toMatchObject({ temperature: Infinity });
    // Of 2000 fair draws a share of ½ ± 4 · 0.0112: an entropy of at least 0.689 nats, ln 2 = 0.693 at most.
    expect(rows[1]!['shannonEntropy']).toBeGreaterThan(0.689);
  });

  it('a topP that single precision takes for 0 leaves the likeliest, as greedy drawing does', async () => {
    const model = { family: 'transformer', architecture: 'lean', vocabulary: 'seen', context: 4, width: 4, layers: 1, heads: 1, start: 'scratch', train: { tokens: 100 }, learningRate: 0.01, maxTokens: 4 };
    const greedy = await runText(content, { ...study, model }, 'decoding.temperature=0');
    for (const topP of ['1e-300', '1e-44']) expect((await runText(content, { ...study, model }, `decoding.topP=${topP}`)).shown).toEqual(greedy.shown);
  });

  it('topK beyond the vocabulary cuts nothing', async () => {
    const plain = await runText(content, study);
    const cut = await runText(content, study, 'decoding.topK=1000000');
    expect(cut.shown).toEqual(plain.shown);
  });

  it.each([
    ['-1', 'decoding.temperature must be at least 0, but got -1'],
    ['.nan', 'decoding.temperature must be a number, but got NaN'],
    ['hot', 'decoding.temperature must be a number, but got "hot"'],
  ])('temperature %s is a mistake', async (temperature, message) => {
    await expect(runText(content, study, `decoding.temperature=${temperature}`)).rejects.toThrow(message);
  });

  it('a length penalty without beams is a mistake', async () => {
    const model = { family: 'transformer', architecture: 'lean', vocabulary: 'seen', context: 4, width: 4, layers: 1, heads: 1, start: 'scratch', train: { tokens: 100 }, learningRate: 0.01, maxTokens: 4 };
    await expect(runText(content, { ...study, model }, 'decoding.lengthPenalty=1')).rejects.toThrow(
      'decoding.lengthPenalty must stand beside beams, as only a search compares whole documents, but got it alone; add beams, or leave it out',
    );
  });

  it('a course of temperatures may begin at 0', async () => {
    const { rows } = await runText(content, study, 'decoding.temperature=[0, 0.5, 1]');
    expect(rows.map((row) => row['temperature'])).toEqual([undefined, 0, 0.5, 1, 1]);
  });
});

describe('how a transformer trains', () => {
  const model = { family: 'transformer', architecture: 'lean', vocabulary: 'seen', context: 4, width: 4, layers: 1, heads: 1, start: 'scratch', train: { tokens: 100 }, learningRate: 0.01, maxTokens: 4 };

  it.each([
    ['train={ epochs: 2, tokens: 1000 }', 'train must have either epochs or tokens, but got both; leave one out, or give model whole where a study that it extends has the other'],
    ['train.epochs=2', 'train must have either epochs or tokens, but got both; leave one out, or give model whole where a study that it extends has the other'],
    ['train={}', 'train must have either epochs or tokens, but got neither; write { epochs: 3 } or { tokens: 2000000 }'],
    ['train={ token: 5 }', 'train.token must be a key that model.train knows; leave it out or mend its spelling'],
    ['stop=always', 'stop must be never or a mapping, but got "always"'],
    ['stop={ kind: real }', 'stop.kind must be one of training-split, real-validation, but got "real"'],
    ['stop={ patience: 2 }', 'stop.kind is required: one of training-split, real-validation'],
    ['stop={ kind: training-split, share: 0.1, patience: 1, documents: 3 }', 'stop.documents must be a key that model.stop knows; leave it out or mend its spelling'],
    ['stop={ kind: real-validation, documents: 3 }', 'stop.patience is required: a number'],
  ])('model.%s is a mistake of one line', async (override, told) => {
    await expect(runText(lines('a b'), { model, size: 8, measures: ['sizes'] }, `model.${override}`)).rejects.toThrow(new UserError(`argument "model.${override}": model.${told}`));
  });
});
