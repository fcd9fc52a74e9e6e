import type { Documents } from '@collapse-lab/numeric';
import type { Fitted, ModelFiles, World } from '@collapse-lab/runner';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenChain } from '../chain.ts';
import { hostWith } from '../node/testing/model-host.ts';
import { documentsOf, listsOf } from '../testing/documents.ts';
import { openCorpus, root, trained } from '../testing/exported.ts';
import { successorModel } from '../testing/text-to-text-model.ts';
import { continuing } from './continue.ts';
import { rewrite } from './rewrite.ts';

const context = { streams: root, decoding: {} };

describe('rewrite', () => {
  let world: World<Documents>;
  let teacher: Fitted<Documents>;
  let model: ReturnType<typeof hostWith>;
  const opened = (keys: object = {}, on = model): Promise<OpenChain> => rewrite.create({ by: 'causal', prompt: '{text}', keep: 3, maxTokens: 9, ...keys }).open(on.name, on.host);
  const message = (opening: Promise<unknown>): Promise<string> => opening.then(() => 'nothing', (error: unknown) => (error as Error).message);
  beforeAll(async () => {
    world = await openCorpus('words');
    teacher = await trained(world, { architecture: 'lean', vocabulary: 'seen' });
    model = hostWith(await teacher.files!(world));
  });

  it('has a causal model go on from a document in its prompt, and leaves the prompt out', async () => {
    const kept = documentsOf([[0, 1, 2], [3, 4, 5], [6, 7, 8]]);
    const answers = listsOf(await (await opened()).draw(kept, context));
    const continued = listsOf(await (await continuing.create({ keep: 3, maxTokens: 12 }).open(model.name, model.host)).draw(kept, context));
    expect(answers).toEqual(continued.map((list) => list.slice(3)));
  });

  it('puts a prompt’s words on either side of the document, whose tokens stay what they are', async () => {
    const { model: { vocab } } = world.tokenizer!().json as { readonly model: { readonly vocab: Readonly<Record<string, number>> } };
    const word = (text: string): number => vocab[text]!;
    const answers = listsOf(await (await opened({ prompt: 'The {text} whale' })).draw(documentsOf([[3], [4, 5]]), context));
    const whole = [[word('the'), 3, word('whale')], [word('the'), 4, 5, word('whale')]];
    const continued = listsOf(await (await opened({ prompt: '{text}' })).draw(documentsOf(whole), context));
    expect(answers).toEqual(continued);
  });

  it('keeps what it is told of a document', () => {
    const { keep } = rewrite.create({ by: 'causal', prompt: '{text}', keep: 2, maxTokens: 5 });
    expect(listsOf(keep(documentsOf([[1, 2, 3], [4], []])))).toEqual([[1, 2], [4], []]);
  });

  it('has an encoder–decoder read each document and write another, of a batch of unequal lengths', async () => {
    const { json, size } = world.tokenizer!();
    const on = hostWith(successorModel(json, size));
    const chain = await opened({ by: 'text-to-text' }, on);
    const documents = [[0, 5, size - 1], [2], [], [4, 4, 4, 4]];
    // Beside the successor's 20 the others' logits are 0: less than e⁻¹⁷ together.
    expect(listsOf(await chain.draw(documentsOf(documents), context))).toEqual([[1, 6, 0], [3], [], [5, 5, 5, 5]]);
    expect(listsOf(await (await opened({ by: 'text-to-text', maxTokens: 2 }, on)).draw(documentsOf(documents), context))).toEqual([[1, 6], [3], [], [5, 5]]);
  });

  it('begins a text with the token that a configuration forces there', async () => {
    const { json, size } = world.tokenizer!();
    const files: ModelFiles = successorModel(json, size);
    const forcing = hostWith({ ...files, 'config.json': JSON.stringify({ ...(JSON.parse(String(files['config.json'])) as object), forced_bos_token_id: 3 }) });
    // The model counts positions of what it has written, so the forced one stands in the place of the first.
    expect(listsOf(await (await opened({ by: 'text-to-text' }, forcing)).draw(documentsOf([[0, 5, 7]]), context))).toEqual([[6, 8]]);
  });

  it.each([
    [{ maxTokens: 22 }, /^keep and maxTokens must fit into the 24 positions of .* beside the 0 tokens of the prompt, but got 3 and 22; ask for fewer$/],
    [{ prompt: 'the whale {text} the ship', maxTokens: 17 }, /beside the 4 tokens of the prompt, but got 3 and 17/],
    [{ by: 'text-to-text' }, /must be an encoder–decoder such as T5 as transformers.js loads it \(config.json, tokenizer.json, onnx\/encoder_model.onnx, onnx\/decoder_model_merged.onnx\), but loading it says: .*; export it anew for transformers.js, or rewrite by a causal one \(by: causal\)$/],
  ])('refuses %o in one line', async (keys, said) => {
    expect(await message(opened(keys))).toMatch(said);
  });

  it('says in one line that an encoder–decoder does not tell how a text begins', async () => {
    const { json, size } = world.tokenizer!();
    const files = successorModel(json, size);
    const startless = hostWith({ ...files, 'config.json': String(files['config.json']).replace('decoder_start_token_id', 'start') });
    await expect(opened({ by: 'text-to-text' }, startless)).rejects.toThrow(/config.json must tell decoder_start_token_id and eos_token_id, but has not both; add what is missing$/);
  });

  it('wants {text} once in the prompt', () => {
    for (const prompt of ['no place', '{text} and {text}']) expect(() => rewrite.create({ by: 'causal', prompt, keep: 1, maxTokens: 1 })).toThrow('must have {text} once');
  });
});
