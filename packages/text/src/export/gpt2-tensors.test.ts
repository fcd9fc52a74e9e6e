import { expect, it } from 'vitest';
import { openCorpus, root, TINY, trained } from '../testing/exported.ts';

type Matrix = number[][];
interface Named {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Tensors by name, read as the format says: eight bytes of length, a header in JSON, the numbers. */
function readTensors(bytes: Uint8Array): (name: string) => Named {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Record<string, { shape: number[]; data_offsets: [number, number] }>;
  return (name) => {
    const { shape, data_offsets: [from, to] } = header[`transformer.${name}`]!;
    return { shape, values: new Float32Array(bytes.slice(8 + length + from, 8 + length + to).buffer) };
  };
}

/** Logits after each of some tokens by GPT-2 (Radford et al. 2019), in double precision, from its weights by the names of Hugging Face's transformers. */
function gpt2(tensor: (name: string) => Named, tokens: readonly number[], { layers, heads }: { layers: number; heads: number }): Matrix {
  const [wte, wpe] = [tensor('wte.weight'), tensor('wpe.weight')];
  const width = wte.shape[1]!;
  const row = ({ values }: Named, at: number): number[] => Array.from(values.subarray(at * width, (at + 1) * width));
  const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  const plus = (a: Matrix, b: Matrix): Matrix => a.map((xs, t) => xs.map((x, c) => x + b[t]![c]!));
  const norm = (x: Matrix, name: string): Matrix => {
    const [gain, bias] = [tensor(`${name}.weight`).values, tensor(`${name}.bias`).values];
    return x.map((xs) => {
      const mean = dot(xs, xs.map(() => 1 / width));
      const variance = xs.reduce((sum, each) => sum + (each - mean) * (each - mean), 0) / width;
      return xs.map((each, c) => ((each - mean) / Math.sqrt(variance + 1e-5)) * gain[c]! + bias[c]!);
    });
  };
  // Conv1D there: rows times a matrix [from, to].
  const linear = (x: Matrix, name: string): Matrix => {
    const { shape: [, to = 0], values } = tensor(`${name}.weight`);
    const bias = tensor(`${name}.bias`).values;
    return x.map((xs) => Array.from({ length: to }, (_, j) => bias[j]! + xs.reduce((sum, each, i) => sum + each * values[i * to + j]!, 0)));
  };
  const softmax = (xs: readonly number[]): number[] => {
    const powers = xs.map((each) => Math.exp(each - Math.max(...xs)));
    return powers.map((each) => each / dot(powers, powers.map(() => 1)));
  };
  const attention = (qkv: Matrix): Matrix => {
    const size = width / heads;
    const part = (t: number, which: number, head: number): number[] => qkv[t]!.slice(which * width + head * size, which * width + (head + 1) * size);
    return qkv.map((_, t) => Array.from({ length: heads }, (_, head) => {
      const weights = softmax(Array.from({ length: t + 1 }, (_, s) => dot(part(t, 0, head), part(s, 1, head)) / Math.sqrt(size)));
      return Array.from({ length: size }, (_, c) => weights.reduce((sum, weight, s) => sum + weight * part(s, 2, head)[c]!, 0));
    }).flat());
  };
  const gelu = (x: number): number => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  let x: Matrix = tokens.map((token, t) => row(wte, token).map((value, c) => value + row(wpe, t)[c]!));
  for (let l = 0; l < layers; l++) {
    x = plus(x, linear(attention(linear(norm(x, `h.${l}.ln_1`), `h.${l}.attn.c_attn`)), `h.${l}.attn.c_proj`));
    x = plus(x, linear(linear(norm(x, `h.${l}.ln_2`), `h.${l}.mlp.c_fc`).map((xs) => xs.map(gelu)), `h.${l}.mlp.c_proj`));
  }
  return norm(x, 'ln_f').map((xs) => Array.from({ length: wte.shape[0]! }, (_, token) => dot(xs, row(wte, token))));
}

it('GPT-2 computed from the names and shapes of model.safetensors alone scores documents as the model does', async () => {
  const world = await openCorpus({ kind: 'bpe', vocabulary: 290 });
  const fitted = await trained(world, { architecture: 'gpt2', vocabulary: 300 });
  const files = await fitted.files!(world);
  const { bos_token_id: border } = JSON.parse(files['config.json'] as string) as { readonly bos_token_id: number };
  const items = world.draw({ from: 'heldOut', count: 1, generation: 0, taken: 0, member: 0 }, root);
  const tokens = [border, ...items.tokens.subarray(0, TINY.context - 1)];
  const logits = gpt2(readTensors(files['model.safetensors'] as Uint8Array), tokens, TINY);
  const { logLikelihood } = await fitted.score!(items);
  expect(tokens.length).toBeGreaterThan(10);
  for (let t = 1; t < tokens.length; t++) {
    const law = logits[t - 1]!;
    const total = Math.log(law.reduce((sum, each) => sum + Math.exp(each), 0));
    expect(Math.abs(law[tokens[t]!]! - total - logLikelihood[t - 1]!)).toBeLessThan(1e-4);
  }
});
