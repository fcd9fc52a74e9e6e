import { basename, dirname } from 'node:path';
import type { Documents } from '@collapse-lab/numeric';
import type { Fitted, ModelFiles, World } from '@collapse-lab/runner';
import { beforeAll, describe, expect, it } from 'vitest';
import { AutoModelForCausalLM, AutoTokenizer, env, type PreTrainedModel, type PreTrainedTokenizer, type Tensor } from '@xenova/transformers';
import { written } from '../node/testing/written.ts';
import { openCorpus, root, TINY, trained } from '../testing/exported.ts';

interface Loaded {
  readonly model: PreTrainedModel;
  readonly tokenizer: PreTrainedTokenizer;
}

async function load(folder: string): Promise<Loaded> {
  env.allowRemoteModels = false;
  env.localModelPath = dirname(folder);
  const name = basename(folder);
  return { model: await AutoModelForCausalLM.from_pretrained(name), tokenizer: await AutoTokenizer.from_pretrained(name) };
}

/** Log-probabilities of what follows each position of a text: rows of the vocabulary. */
async function laws({ model, tokenizer }: Loaded, text: string): Promise<{ readonly ids: number[]; readonly rows: number[][] }> {
  const inputs = tokenizer(text) as { readonly input_ids: Tensor };
  const { logits } = await model.forward(inputs) as { readonly logits: Tensor };
  const [, length, size] = logits.dims as [number, number, number];
  const rows = Array.from({ length }, (_, at) => {
    const row = Array.from((logits.data as Float32Array).subarray(at * size, (at + 1) * size));
    const most = Math.max(...row);
    const total = Math.log(row.reduce((sum, value) => sum + Math.exp(value - most), 0)) + most;
    return row.map((value) => value - total);
  });
  return { ids: Array.from(inputs.input_ids.data as BigInt64Array, Number), rows };
}

describe.each([
  ['gpt2', 'seen', { kind: 'bpe', vocabulary: 290 }],
  ['gpt2', 300, { kind: 'bpe', vocabulary: 290 }],
  ['lean', 'seen', 'characters'],
  ['lean', 'seen', 'words'],
  ['lean', 256, 'bytes'],
])('a model of form %s, vocabulary %s, exported with the tokenizer %o', (architecture, vocabulary, tokenizer) => {
  let world: World<Documents>;
  let fitted: Fitted<Documents>;
  let files: ModelFiles;
  let loaded: Loaded;
  beforeAll(async () => {
    world = await openCorpus(tokenizer);
    fitted = await trained(world, { architecture, vocabulary });
    files = await fitted.files!(world);
    loaded = await load(written(files));
  });

  it('gives every token in transformers.js the probability that it has here', async () => {
    const items = world.draw({ from: 'heldOut', count: 4, generation: 0, taken: 0, member: 0 }, root);
    const { logLikelihood, unitStart } = await fitted.score!(items);
    for (let i = 0; i < 4; i++) {
      // One context is where both see the same.
      const length = Math.min(TINY.context, unitStart[i + 1]! - unitStart[i]!);
      const text = world.show({ tokens: items.tokens, starts: items.starts }, i);
      const { ids, rows } = await laws(loaded, length < TINY.context ? text : cut(loaded.tokenizer, text));
      for (let at = 0; at < length - 1; at++) expect(Math.abs(rows[at]![ids[at + 1]!]! - logLikelihood[unitStart[i]! + at]!)).toBeLessThan(1e-4);
      if (length < TINY.context) expect(Math.abs(rows[length - 1]!.at(-1)! - logLikelihood[unitStart[i]! + length - 1]!)).toBeLessThan(1e-4);
    }
  });

  it('continues a prompt greedily as it would without a cache', async () => {
    const { model, tokenizer: cutter } = loaded;
    const inputs = cutter('the whale') as { readonly input_ids: Tensor };
    const out = await model.generate({ ...inputs, do_sample: false, max_new_tokens: 8 }) as Tensor;
    const ids = Array.from(out.data as BigInt64Array, Number);
    const before = inputs.input_ids.dims[1]!;
    expect(ids.length).toBeGreaterThan(before);
    expect(ids.length).toBeLessThanOrEqual(before + 8);
    const { rows } = await laws(loaded, cutter.decode(ids.slice(1), { skip_special_tokens: true }));
    for (let at = before; at < ids.length; at++) expect(rows[at - 1]!.indexOf(Math.max(...rows[at - 1]!))).toBe(ids[at]);
  });

  it('has sequences of a batch of unequal lengths not see each other’s filling', async () => {
    const { model, tokenizer: cutter } = loaded;
    cutter.padding_side = 'left';
    const both = await model.forward(cutter(['the whale', 'small ships sail'], { padding: true }) as object) as { readonly logits: Tensor };
    const alone = await model.forward(cutter('the whale') as object) as { readonly logits: Tensor };
    const size = alone.logits.dims[2]!;
    const lastOf = ({ logits: { data } }: { readonly logits: Tensor }, row: number, length: number): number[] => Array.from((data as Float32Array).subarray((row * length + length - 1) * size, (row + 1) * length * size));
    const [padded, single] = [lastOf(both, 0, both.logits.dims[1]!), lastOf(alone, 0, alone.logits.dims[1]!)];
    for (let id = 0; id < size; id++) if (Number.isFinite(single[id]!)) expect(Math.abs(padded[id]! - single[id]!)).toBeLessThan(1e-4);
  });

  it('has weights for PyTorch where it is GPT-2 and has a symbol for every token', () => {
    expect('model.safetensors' in files).toBe(architecture === 'gpt2' && vocabulary !== 'seen');
  });
});

/** As much of the text as fits one context. */
function cut(tokenizer: PreTrainedTokenizer, text: string): string {
  return tokenizer.decode(tokenizer.encode(text).slice(1, TINY.context), { skip_special_tokens: true });
}
