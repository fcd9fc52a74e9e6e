import { documentCount, type Documents } from '@collapse-lab/numeric';
import type { Fitted, Model, ModelFiles, World } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../measures/judge.ts';
import { hostWith } from '../node/testing/model-host.ts';
import { documentsOf } from '../testing/documents.ts';
import { openCorpus, root, trained } from '../testing/exported.ts';
import { pretrained } from './pretrained.ts';

/** Twice the 24 positions that the model has. */
const lengthened = (all: ModelFiles): ModelFiles => ({
  ...all,
  'config.json': String(all['config.json']).replace('"n_positions": 24', '"n_positions": 48'),
  'tokenizer_config.json': String(all['tokenizer_config.json']).replace('"model_max_length": 24', '"model_max_length": 48'),
});

describe('pretrained', () => {
  let teacher: Fitted<Documents>;
  let files: ModelFiles;
  let world: World<Documents>;
  let [host, name] = [memoryHost(), ''];
  /** What the teacher has for documents of the exported model's numbers: both are those of the tokenizer's file, or of the text. */
  let own: World<Documents>;
  const opened = async (keys: object = {}, on = { host, name }): Promise<Model<Documents>> => {
    const model = pretrained.create({ model: on.name, chain: { kind: 'continue', keep: 3, maxTokens: 12, ...keys } });
    await model.open!(on.host);
    return model;
  };
  const fitted = async (lists: number[][], keys: object = {}): Promise<Fitted<Documents>> => {
    const outcome = await (await opened(keys)).fit({ items: documentsOf(lists), bornIn: new Uint32Array(lists.length), bornBy: new Uint16Array(lists.length) }, { streams: root, previous: undefined });
    if ('ended' in outcome) throw new Error(outcome.ended.message);
    return outcome.fitted;
  };
  beforeAll(async () => {
    own = await openCorpus('words');
    teacher = await trained(own, { architecture: 'lean', vocabulary: 'seen' });
    files = await teacher.files!(own);
    ({ host, name } = hostWith(files));
    world = await openCorpus({ kind: 'pretrained', path: 'tokenizer.json' }, files);
  });
  const heldOut = (): Documents => own.draw({ from: 'heldOut', count: 4, generation: 0, taken: 0, member: 0 }, root);

  it('scores documents as the model that was exported does', async () => {
    // `words` numbers types by the text, and so does its file.
    const items = heldOut();
    const [here, there] = [await teacher.score!(items), await (await fitted([[0, 1]])).score!(items)];
    expect(there.unitStart).toEqual(here.unitStart);
    here.logLikelihood.forEach((value, unit) => { expect(Math.abs(there.logLikelihood[unit]! - value)).toBeLessThan(1e-4); });
  });

  it('continues the beginnings of documents, each as often as it must, and the same by the same stream', async () => {
    const model = await fitted([[0, 1, 2, 3, 4], [5], [6, 7]]);
    const drawn = await model.sample(7, { streams: root, decoding: {} });
    expect(documentCount(drawn)).toBe(7);
    const lists = Array.from({ length: 7 }, (_, i) => [...drawn.tokens.subarray(drawn.starts[i]!, drawn.starts[i + 1]!)]);
    lists.forEach((list, i) => {
      const beginning = [[0, 1, 2], [5], [6, 7]][i % 3]!;
      expect(list.slice(0, beginning.length)).toEqual(beginning);
      expect(list.length).toBeLessThanOrEqual(12);
    });
    expect(lists.some((list) => list.length > 5)).toBe(true);
    expect(await model.sample(7, { streams: root, decoding: {} })).toEqual(drawn);
  });

  it('draws by the law that it scores', async () => {
    const model = await fitted([[0]], { keep: 1, maxTokens: 2 });
    const count = 4000;
    const { tokens, starts } = await model.sample(count, { streams: root, decoding: {} });
    // All but the border, which ends a document.
    const types = (JSON.parse(String(files['config.json'])) as { vocab_size: number }).vocab_size - 1;
    const { logLikelihood, unitStart } = await model.score!(documentsOf(Array.from({ length: types }, (_, token) => [0, token])));
    for (let token = 0; token < types; token++) {
      const p = Math.exp(logLikelihood[unitStart[token]! + 1]!);
      let seen = 0;
      for (let i = 0; i < count; i++) if (starts[i + 1]! - starts[i]! === 2 && tokens[starts[i]! + 1] === token) seen++;
      // Five standard errors of a count, and one for counts near 0.
      expect(Math.abs(seen - count * p)).toBeLessThan(5 * Math.sqrt(count * p * (1 - p)) + 1);
    }
  }, 30_000);

  it('takes a model as bytes and back', async () => {
    const model = await fitted([[0, 1, 2, 3], [4]]);
    const again = (await opened()).decode(model.encode());
    expect(again.parameters()).toEqual({ keptDocuments: 2 });
    expect(await again.sample(4, { streams: root, decoding: { topK: 1 } })).toEqual(await model.sample(4, { streams: root, decoding: { topK: 1 } }));
  });

  it('wants the world to cut text by the model’s own tokenizer', async () => {
    const model = await opened();
    const items = heldOut();
    expect(() => { void model.check!(items, { sample: items, world: world }); }).not.toThrow();
    expect(() => { void model.check!(items, { sample: items, world: own }); }).not.toThrow();
    const characters = await openCorpus('characters');
    expect(() => { void model.check!(items, { sample: items, world: characters }); }).toThrow(/tokenizer must be that of the model .* which has (no|number \d+ for) .*; name it with tokenizer: \{ kind: pretrained, model: .* \}$/);
  });

  it.each([
    ['a graph that is none', (all: ModelFiles): ModelFiles => ({ ...all, 'onnx/model.onnx': 'broken' }), /must be a causal language model as transformers.js loads it .* but loading it says: .*; collapse export writes such a folder$/],
    ['a graph that is missing', ({ 'onnx/model.onnx': _, ...all }: ModelFiles): ModelFiles => all, /but loading it says: there is no .*\/onnx\/model.onnx; collapse export writes such a folder$/],
    ['a configuration that is missing', ({ 'config.json': _, ...all }: ModelFiles): ModelFiles => all, /must be a folder with config.json, tokenizer.json, tokenizer_config.json, but has no config.json; save the model anew$/],
    ["a tokenizer's configuration that is missing", ({ 'tokenizer_config.json': _, ...all }: ModelFiles): ModelFiles => all, /but has no tokenizer_config.json; save the model anew$/],
    ['a configuration that is no JSON', (all: ModelFiles): ModelFiles => ({ ...all, 'config.json': '{' }), /config.json must be JSON, but reading it says: .*; save the model anew$/],
    ['a tokenizer that is none', (all: ModelFiles): ModelFiles => ({ ...all, 'tokenizer.json': '{' }), /must be a causal language model as transformers.js loads it/],
    ['a tokenizer of another model', (all: ModelFiles): ModelFiles => ({ ...all, 'config.json': String(all['config.json']).replace(/"vocab_size": \d+/, '"vocab_size": 9') }), /tokenizer.json must fit its model, which has 9 tokens, but numbers one of its own \d+; put the tokenizer there/],
    ['a configuration without a context', (all: ModelFiles): ModelFiles => ({ ...all, 'config.json': String(all['config.json']).replace('n_positions', 'positions') }), /config.json must tell n_positions or max_position_embeddings, and eos_token_id/],
    ['more positions than the graph has', lengthened, /config.json must name no more positions than the model's graph has, but got 48, and reading 48 tokens says: .*idx=24 .*; lower n_positions or max_position_embeddings to those that it was trained with$/],
    ['more tokens than the graph has', (all: ModelFiles): ModelFiles => ({ ...all, 'config.json': String(all['config.json']).replace(/"vocab_size": \d+/, '"vocab_size": 900') }), /config.json must name as many tokens as the model's graph has, \d+, but got vocab_size 900; put that number there$/],
    ['an end that is no token', (all: ModelFiles): ModelFiles => ({ ...all, 'config.json': String(all['config.json']).replace(/"eos_token_id": \d+/, '"eos_token_id": 9999') }), /config.json must have one of the model's \d+ tokens as eos_token_id, but got 9999; put the number there that tokenizer.json has for it$/],
  ])('says in one line what is wrong with %s', async (_, change, said) => {
    const message = await opened({}, hostWith(change(files))).then(() => 'nothing', (error: unknown) => (error as Error).message);
    expect(message).toMatch(said);
    expect(message).not.toContain('\n');
  });

  it.each([
    ['gpt2', 'model gpt2 must be there already, as nothing may be fetched'],
    ['owner/model', 'fetch it elsewhere (hf download owner/model) and put the model’s files'.replace('’', "'")],
    ['../nowhere', 'model must be a folder with config.json'],
  ])('fetches nothing for %s where it may not', async (missing, said) => {
    await expect(opened({}, { host, name: missing })).rejects.toThrow(said);
  });

  it('refuses documents longer than the model’s context', async () => {
    await expect(opened({ maxTokens: 24 })).rejects.toThrow('maxTokens must be below the 24 positions of');
  });

  it('refuses beginnings after which nothing is left to draw', async () => {
    await expect(opened({ keep: 12 })).rejects.toThrow('must be below the 12 of maxTokens, or nothing is drawn, but got 12');
  });

  it('leaves what it is given as it is where that is longer than it may be, be it longer than the context', async () => {
    const model = await fitted([[0]]);
    const given = documentsOf([Array.from({ length: 40 }, (_, i) => i % 3), [1, 2]]);
    const { tokens, starts } = await model.sample(2, { streams: root, decoding: {}, given });
    expect([...tokens.subarray(0, 40)]).toEqual([...given.tokens.subarray(0, 40)]);
    expect([starts[1], [...tokens.subarray(40, 42)]]).toEqual([40, [1, 2]]);
  });

  it('judges documents of any tokenizer by their text', async () => {
    const measure = judge.create({ model: name, documents: 3 });
    expect(Object.keys(await measure.open!(host))).toEqual(['judge', 'judgeFingerprint']);
    const items = heldOut();
    const algebra = { size: documentCount } as never;
    const three = { tokens: items.tokens, starts: items.starts.subarray(0, 4) };
    const { logLikelihood } = await teacher.score!(three);
    const expected = Math.exp(-logLikelihood.reduce((sum, value) => sum + value, 0) / logLikelihood.length);
    const { judgePerplexity, judgeBitsPerByte } = await measure.measure({ sample: items, world: own, algebra } as never);
    expect(Math.abs(Number(judgePerplexity) / expected - 1)).toBeLessThan(1e-3);
    const bytes = [0, 1, 2].reduce((sum, i) => sum + Buffer.byteLength(own.show(items, i)), 0);
    expect(Math.abs(Number(judgeBitsPerByte) / (Math.log2(expected) * logLikelihood.length / bytes) - 1)).toBeLessThan(1e-3);
  });
});
