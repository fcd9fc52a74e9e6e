// A decoder-only transformer, whole: GPT-2 (Radford et al. 2019), and a lean form of it with RMS norms without gains, squared ReLU (So et
// al. 2021) and no biases. B sequences, T positions, n = B · T rows, C channels, h heads, V symbols. The output layer is the embedding.
import { add, causalAttention, concat, embedding, geluTanh, layerNorm, linearCrossEntropy, matMul, mul, reshape, rmsNorm, slice, softmax, split, squaredRelu, transpose, type Shape, type Tensor } from '@collapse-lab/onnx-autodiff';

export interface Architecture {
  readonly form: 'lean' | 'gpt2';
  readonly symbols: number;
  /** Positions that a prediction may see, its own input included. */
  readonly context: number;
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
}

export type Parameters = Readonly<Record<string, Tensor>>;

/** How rows of queries, keys and values (n, 3C) become what heads give (n, C), in one layer. */
export type Attend = (qkv: Tensor, layer: number) => Tensor;

const EPSILON = 1e-5;

/** Every parameter's shape by its name. Matrices take rows from the left: x W. */
export function parameterShapes({ form, symbols: V, context: T, width: C, layers }: Architecture): Record<string, Shape> {
  const biases = form === 'gpt2';
  const linear = (name: string, from: number, to: number): Record<string, Shape> => ({ [name]: [from, to], ...(biases && { [`${name}.bias`]: [to] }) });
  const norm = (name: string): Record<string, Shape> => (biases ? { [`${name}.gain`]: [C], [`${name}.bias`]: [C] } : {});
  const layer = (l: number): Record<string, Shape> => ({
    ...norm(`${l}.norm1`),
    ...linear(`${l}.qkv`, C, 3 * C),
    ...linear(`${l}.mix`, C, C),
    ...norm(`${l}.norm2`),
    ...linear(`${l}.up`, C, 4 * C),
    ...linear(`${l}.down`, 4 * C, C),
  });
  return Object.assign({ tokens: [V, C], positions: [T, C] }, ...Array.from({ length: layers }, (_, l) => layer(l)), norm('norm')) as Record<string, Shape>;
}

/** The mean loss in nats of predicting `targets` (n) from `tokens` (B, T). */
export function nextTokenLoss(p: Parameters, tokens: Tensor, targets: Tensor, a: Architecture): Tensor {
  return linearCrossEntropy(hiddenStates(p, tokens, a), p['tokens']!, targets);
}

/** What the output layer is given for every position: (n, C). */
export function hiddenStates(p: Parameters, tokens: Tensor, a: Architecture): Tensor {
  const [B, T] = tokens.shape as [number, number];
  const x = add(embedding(p['tokens']!, tokens), p['positions']!); // (B, T, C)
  return decoder(p, reshape(x, [B * T, a.width]), a, (qkv) => attendWithin(inHeads(qkv, B, T, a))); // (n, C)
}

/** By layer, the keys and values of the first positions of sequences: tokens (B, P). What sampling goes on from. */
export function cachesOf(p: Parameters, tokens: Tensor, a: Architecture): Cache[] {
  const [B, P] = tokens.shape as [number, number];
  const x = add(embedding(p['tokens']!, tokens), slice(p['positions']!, 0, 0, P)); // (B, P, C)
  const caches: Cache[] = [];
  decoder(p, reshape(x, [B * P, a.width]), a, (qkv) => {
    const heads = inHeads(qkv, B, P, a);
    caches.push(heads);
    return attendWithin(heads);
  });
  return caches;
}

/** All layers and the last norm. */
export function decoder(p: Parameters, embedded: Tensor, { form, layers }: Architecture, attend: Attend): Tensor {
  const linear = (x: Tensor, name: string): Tensor => {
    const y = matMul(x, p[name]!);
    return form === 'gpt2' ? add(y, p[`${name}.bias`]!) : y;
  };
  const norm = (x: Tensor, name: string): Tensor => (form === 'gpt2' ? layerNorm(x, p[`${name}.gain`]!, p[`${name}.bias`]!, EPSILON) : rmsNorm(x, EPSILON));
  const activation = form === 'gpt2' ? geluTanh : squaredRelu;
  let x = embedded; // (n, C)
  for (let l = 0; l < layers; l++) {
    const qkv = linear(norm(x, `${l}.norm1`), `${l}.qkv`); // (n, 3C)
    x = add(x, linear(attend(qkv, l), `${l}.mix`)); // (n, C)
    const hidden = activation(linear(norm(x, `${l}.norm2`), `${l}.up`)); // (n, 4C)
    x = add(x, linear(hidden, `${l}.down`)); // (n, C)
  }
  return norm(x, 'norm');
}

/** Queries, keys and values of all positions of B sequences by head, each (B, h, T, C/h). */
function inHeads(qkv: Tensor, B: number, T: number, { width: C, heads: h }: Architecture): Cache & { readonly queries: Tensor } {
  const parts = transpose(reshape(qkv, [B, T, 3, h, C / h]), [2, 0, 3, 1, 4]); // (3, B, h, T, C/h)
  const [queries, keys, values] = split(parts, 0, 3).map((part) => reshape(part, [B, h, T, C / h])) as [Tensor, Tensor, Tensor];
  return { queries, keys, values };
}

/** Attention of all positions at once, each to itself and what is before it: (n, C). */
function attendWithin({ queries, keys, values }: ReturnType<typeof inHeads>): Tensor {
  const [B, h, T, width] = queries.shape as [number, number, number, number];
  return reshape(transpose(causalAttention(queries, keys, values), [0, 2, 1, 3]), [B * T, h * width]);
}

/** The keys and values of earlier positions, each (B, h, positions, C/h). */
export interface Cache {
  readonly keys: Tensor;
  readonly values: Tensor;
}

/**
 * Attention of one new position of B sequences to those kept before and itself; the recent ones with it. Only the recent part is copied to
 * hold one position more. Not for training.
 */
export function attendToCaches(qkv: Tensor, earlier: Cache, recent: Cache, { width: C, heads: h }: Architecture): Cache & { readonly mixed: Tensor } {
  const { graph, shape: [B = 0] } = qkv;
  const [q, k, v] = split(qkv, 1, 3).map((part) => reshape(part, [B, h, 1, C / h])) as [Tensor, Tensor, Tensor];
  const now = { keys: concat([recent.keys, k], 2), values: concat([recent.values, v], 2) }; // (B, h, recent + 1, C/h)
  // A vector and not one number, which ONNX Runtime would make a part of the products: they are slower then.
  const scaled = mul(q, graph.constant({ data: new Float32Array(C / h).fill(1 / Math.sqrt(C / h)), shape: [C / h] }));
  const scores = [earlier, now].map(({ keys }) => matMul(scaled, transpose(keys, [0, 1, 3, 2]))); // (B, h, 1, earlier), (B, h, 1, recent + 1)
  const weights = splitAs(softmax(concat(scores, 3)), scores);
  const [old, fresh] = [earlier, now].map(({ values }, i) => matMul(weights[i]!, values)) as [Tensor, Tensor];
  return { ...now, mixed: reshape(add(old, fresh), [B, C]) }; // (B, C)
}

/** Cuts the last axis into the lengths that `parts` have when the graph is run. */
function splitAs(x: Tensor, parts: readonly Tensor[]): Tensor[] {
  const { graph } = x;
  const one = { shape: [1], dtype: 'int64' } as const;
  const lengths = parts.map((part) => graph.emitOne('Shape', [part], one, { attributes: { start: part.shape.length - 1 } }));
  const each = graph.emitOne('Concat', lengths, { shape: [parts.length], dtype: 'int64' }, { attributes: { axis: 0 } });
  return graph.emit('Split', [x, each], parts, { attributes: { axis: x.shape.length - 1 } });
}
