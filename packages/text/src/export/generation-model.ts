// The graph of a trained transformer as transformers.js and Optimum run decoders: tokens in, logits out, with the keys and values of earlier positions.
import { add, concat, embedding, encodeModel, Graph, matMul, mul, parametersOf, softmax, split, transpose, type Tensor } from '@collapse-lab/onnx-autodiff';
import { decoder, parameterShapes, type Architecture, type Parameters } from '../transformer/network.ts';

/** A model whose symbols have other numbers outside than within. */
export interface RenumberedModel {
  readonly architecture: Architecture;
  /** Every parameter, in the order of `parameterShapes`. */
  readonly vector: Float32Array;
  /** By number outside, the symbol, or −1 where the model has none: such a token is read as a border, and never drawn. */
  readonly symbolOf: Int32Array;
}

/** Stand for the lengths of axes of any length, B sequences of S new positions after P earlier ones. */
const [B, S, P] = [3, 5, 7];
const BATCH = 'batch_size';
const PAST = 'past_sequence_length';
const ALL = 'past_sequence_length + sequence_length';
/** A score that no other reaches; infinite ones would make rows without any position NaN. */
const LEAST = -3.4028234663852886e38;

/**
 * Inputs: `input_ids` (B, S), `attention_mask` (B, P + S), `past_key_values.l.key` and `.value` (B, h, P, C/h) for each layer l. Outputs:
 * `logits` (B, S, V), −∞ for tokens without a symbol, `last_hidden_state` (B, S, C), and `present.l.key` and `.value`. Positions are counted by the mask. Never more than one context.
 */
export function generationModel({ architecture, vector, symbolOf }: RenumberedModel): Uint8Array {
  const { symbols, width: C, heads: h, layers } = architecture;
  const V = symbolOf.length;
  const graph = new Graph();
  const p = constants(graph, vector, architecture);
  const ids = graph.input('input_ids', [B, S], 'int64', [BATCH, 'sequence_length']);
  const mask = graph.input('attention_mask', [B, P + S], 'int64', [BATCH, ALL]);
  const past = Array.from({ length: layers }, (_, l) => ['key', 'value'].map((part) => graph.input(`past_key_values.${l}.${part}`, [B, h, P, C / h], 'float32', [BATCH, h, PAST, C / h]))) as [Tensor, Tensor][];

  const table = graph.constant({ data: rowsFor(parametersOf(vector, parameterShapes(architecture))['tokens']!, symbolOf, { symbols, width: C }), shape: [V, C] });
  const span = emitInt(graph, 'Shape', [ids], [2]); // [B, S]
  const total = emitInt(graph, 'Shape', [mask], [1], { start: 1, end: 2 }); // [P + S]
  const before = emitInt(graph, 'Sub', [total, emitInt(graph, 'Shape', [ids], [1], { start: 1, end: 2 })], [1]); // [P]
  const x = add(embedding(table, ids), embedding(p['positions']!, positions(mask, before, total))); // (B, S, C)
  const visible = visibility(mask, before, total); // (B, 1, S, P + S)
  const byHead = graph.emitOne('Concat', [span, graph.integers([h, C / h])], { shape: [4], dtype: 'int64' }, { attributes: { axis: 0 } });
  const presents: [Tensor, Tensor][] = [];
  const hidden = decoder(p, reshaped(x, graph.integers([-1, C]), [B * S, C]), architecture, (qkv, layer) => {
    const [q, k, v] = split(qkv, 1, 3).map((part) => transpose(reshaped(part, byHead, [B, S, h, C / h]), [0, 2, 1, 3])) as [Tensor, Tensor, Tensor]; // (B, h, S, C/h)
    const [keys, values] = [concat([past[layer]![0], k], 2), concat([past[layer]![1], v], 2)]; // (B, h, P + S, C/h)
    presents[layer] = [keys, values];
    const scores = mul(matMul(q, transpose(keys, [0, 1, 3, 2])), 1 / Math.sqrt(C / h)); // (B, h, S, P + S)
    const seen = graph.emitOne('Where', [visible, scores, graph.scalar(LEAST)], scores);
    return reshaped(transpose(matMul(softmax(seen), values), [0, 2, 1, 3]), graph.integers([-1, C]), [B * S, C]); // (n, C)
  });
  const flat = matMul(hidden, transpose(table)); // (n, V)
  const law = symbolOf.includes(-1) ? add(flat, graph.constant({ data: Float32Array.from(symbolOf, (symbol) => (symbol < 0 ? -Infinity : 0)), shape: [V] })) : flat;
  const shape = graph.emitOne('Concat', [span, graph.integers([V])], { shape: [3], dtype: 'int64' }, { attributes: { axis: 0 } });
  graph.output('logits', reshaped(law, shape, [B, S, V]), [BATCH, 'sequence_length', V]);
  const states = graph.emitOne('Concat', [span, graph.integers([C])], { shape: [3], dtype: 'int64' }, { attributes: { axis: 0 } });
  graph.output('last_hidden_state', reshaped(hidden, states, [B, S, C]), [BATCH, 'sequence_length', C]);
  presents.forEach(([key, value], l) => {
    graph.output(`present.${l}.key`, key, [BATCH, h, ALL, C / h]);
    graph.output(`present.${l}.value`, value, [BATCH, h, ALL, C / h]);
  });
  return encodeModel(graph.data());
}

/** The table's rows by number outside; a token without a symbol has the border's. */
export function rowsFor(table: Float32Array, symbolOf: Int32Array, { symbols, width }: Pick<Architecture, 'symbols' | 'width'>): Float32Array {
  const rows = new Float32Array(symbolOf.length * width);
  symbolOf.forEach((symbol, id) => {
    const from = (symbol < 0 ? symbols - 1 : symbol) * width;
    rows.set(table.subarray(from, from + width), id * width);
  });
  return rows;
}

/** Every parameter but the table of tokens, as constants. */
function constants(graph: Graph, vector: Float32Array, architecture: Architecture): Parameters {
  const shapes = parameterShapes(architecture);
  const named = Object.entries(parametersOf(vector, shapes)).filter(([name]) => name !== 'tokens');
  return Object.fromEntries(named.map(([name, data]) => [name, graph.constant({ data, shape: shapes[name]! })]));
}

/** Of the new positions (B, S): how many visible ones stand before each. */
function positions(mask: Tensor, before: Tensor, total: Tensor): Tensor {
  const { graph } = mask;
  const counted = emitInt(graph, 'CumSum', [mask, graph.constant({ data: BigInt64Array.of(1n), shape: [] })], mask.shape);
  const place = emitInt(graph, 'Max', [emitInt(graph, 'Sub', [counted, graph.integers([1])], mask.shape), graph.integers([0])], mask.shape);
  return emitInt(graph, 'Slice', [place, before, total, graph.integers([1])], [B, S]);
}

/** Whether a new position sees a position (B, 1, S, P + S): none after itself, none that the mask hides. */
function visibility(mask: Tensor, before: Tensor, total: Tensor): Tensor {
  const { graph } = mask;
  const [zero, one] = [0n, 1n].map((value) => graph.constant({ data: BigInt64Array.of(value), shape: [] })) as [Tensor, Tensor];
  const scalar = (x: Tensor): Tensor => emitInt(graph, 'Squeeze', [x], []);
  const all = emitInt(graph, 'Range', [zero, scalar(total), one], [P + S]);
  const own = emitInt(graph, 'Unsqueeze', [emitInt(graph, 'Range', [scalar(before), scalar(total), one], [S]), graph.integers([1])], [S, 1]);
  const bool = 'bool' as const;
  const notAfter = graph.emitOne('LessOrEqual', [all, own], { shape: [S, P + S], dtype: bool });
  const shown = graph.cast(emitInt(graph, 'Unsqueeze', [mask, graph.integers([1, 2])], [B, 1, 1, P + S]), bool);
  return graph.emitOne('And', [notAfter, shown], { shape: [B, 1, S, P + S], dtype: bool });
}

function emitInt(graph: Graph, op: string, inputs: readonly Tensor[], shape: readonly number[], attributes: Readonly<Record<string, number>> = {}): Tensor {
  return graph.emitOne(op, inputs, { shape, dtype: 'int64' }, { attributes });
}

/** A reshape to lengths that are known when the graph is run; `standing` stands for them here. */
function reshaped(x: Tensor, to: Tensor, standing: readonly number[]): Tensor {
  return x.graph.emitOne('Reshape', [x, to], { shape: standing, dtype: x.dtype });
}
