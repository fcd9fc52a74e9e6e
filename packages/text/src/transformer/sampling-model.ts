// The graph of sampling: position after position in one Loop, with the keys and values of earlier ones kept, until every row has ended.
import { add, div, embedding, encodeModel, Graph, matMul, mul, parameterCount, reshape, softmax, transpose, unpack, type Tensor } from '@collapse-lab/onnx-autodiff';
import { attendToCache, decoder, parameterShapes, type Architecture, type Cache, type Parameters } from './network.ts';

export interface SamplingForm {
  readonly architecture: Architecture;
  /** Rows drawn at once. */
  readonly rows: number;
  /** Whether the law is cut to its likeliest symbols, which must then be sorted. */
  readonly truncated: boolean;
  /** Whether tokens that a document has already are penalised. */
  readonly penalised: boolean;
}

/**
 * Inputs: `parameters`; `first` [rows], the symbols at position 0; `ended` [rows]; `forced` and `uniforms` [steps, rows], the next symbol where it
 * is not −1, and what draws it otherwise; `temperature`, of a truncated form `topK`, `topP`, `minP`, and of a penalised one `penalty` and
 * `used` [rows, symbols], what came before position 0. Output: `drawn` [steps taken, rows].
 */
export function samplingModel({ architecture, rows, truncated, penalised }: SamplingForm): Uint8Array {
  const { symbols, context, width, layers, heads } = architecture;
  const shapes = parameterShapes(architecture);
  const graph = new Graph();
  const p = unpack(graph.input('parameters', [parameterCount(shapes)]), shapes);
  const first = graph.input('first', [rows], 'int32');
  const ended = graph.input('ended', [rows], 'bool');
  const forced = graph.input('forced', [context, rows], 'int32', ['steps', rows]);
  const uniforms = graph.input('uniforms', [context, rows], 'float32', ['steps', rows]);
  const decoding = { temperature: graph.input('temperature', []), ...(truncated && { topK: graph.input('topK', [1], 'int64'), topP: graph.input('topP', []), minP: graph.input('minP', []) }) };
  const penalty = penalised ? { penalty: graph.input('penalty', []), used: graph.input('used', [rows, symbols], 'bool') } : undefined;

  const body = new Graph('at');
  const position = body.input('position', [], 'int64');
  body.input('more', [], 'bool');
  const seen = body.input('seen', [rows], 'int32');
  const endedBefore = body.input('endedBefore', [rows], 'bool');
  const past = [rows, heads, 'past', width / heads];
  // The length of the past is not known here: that of a whole context stands for it.
  const cached = (name: string): Tensor => body.input(name, [rows, heads, context, width / heads], 'float32', past);
  const caches: Cache[] = Array.from({ length: layers }, (_, l) => ({ keys: cached(`keys${l}`), values: cached(`values${l}`) }));
  const usedBefore = penalty && body.input('usedBefore', [rows, symbols], 'bool');
  const inside = Object.fromEntries(Object.entries(p).map(([name, value]) => [name, body.capture(value)])) as Parameters;
  const at = (from: Tensor, dtype: 'int32' | 'float32'): Tensor => body.emitOne('Gather', [body.capture(from), position], { shape: [rows], dtype }, { attributes: { axis: 0 } });

  const place = body.emitOne('Gather', [inside['positions'], position], { shape: [width] }, { attributes: { axis: 0 } });
  const hidden = decoder(inside, add(embedding(inside['tokens']!, seen), place), architecture, (qkv, layer) => {
    const { mixed, ...cache } = attendToCache(qkv, caches[layer]!, architecture);
    caches[layer] = cache;
    return mixed;
  }); // (B, C)
  const raw = matMul(hidden, transpose(inside['tokens']!)); // (B, V)
  const used = usedBefore && withSeen(usedBefore, seen);
  const logits = penalty && used ? penalise(raw, used, body.capture(penalty.penalty)) : raw;
  const uniform = reshape(at(uniforms, 'float32'), [rows, 1]);
  const drawn = truncated ? drawTruncated(logits, uniform, decoding, body) : inverted(cooled(logits, decoding.temperature), uniform);
  const given = at(forced, 'int32');
  const isFree = body.emitOne('Less', [given, integer(body, 0)], { shape: [rows], dtype: 'bool' });
  const next = body.emitOne('Where', [isFree, drawn, given], { shape: [rows], dtype: 'int32' });
  const flags = { shape: [rows], dtype: 'bool' } as const;
  const ends = body.emitOne('And', [isFree, body.emitOne('Equal', [next, integer(body, symbols - 1)], flags)], flags);
  const nowEnded = body.emitOne('Or', [endedBefore, ends], flags);
  body.output('goOn', anyFalse(nowEnded));
  body.output('next', next);
  body.output('nowEnded', nowEnded);
  caches.forEach(({ keys, values }, l) => {
    body.output(`nextKeys${l}`, keys, past);
    body.output(`nextValues${l}`, values, past);
  });
  if (used) body.output('nowUsed', used);
  body.output('drawnHere', next);

  const steps = graph.emitOne('Gather', [graph.emitOne('Shape', [forced], { shape: [2], dtype: 'int64' }), graph.constant({ data: BigInt64Array.of(0n), shape: [] })], { shape: [], dtype: 'int64' });
  const empty = graph.constant({ data: new Float32Array(0), shape: [rows, heads, 0, width / heads] });
  const carried = [first, ended, ...Array<Tensor>(2 * layers).fill(empty), ...(penalty ? [penalty.used] : [])];
  const outputs = graph.emit('Loop', [steps, anyFalse(ended), ...carried], [...carried, { shape: [context, rows], dtype: 'int32' }], { attributes: { body: { graph: body.data() } } });
  graph.output('drawn', outputs.at(-1)!, ['steps', rows]);
  return encodeModel(graph.data());
}

/** What was used (B, V) with the symbols seen now (B), the border apart. */
function withSeen(used: Tensor, seen: Tensor): Tensor {
  const { graph, shape } = used;
  const [rows, V] = shape as [number, number];
  // No symbol is −1, so that the border is never used.
  const ids = graph.constant({ data: Int32Array.from({ length: V }, (_, symbol) => (symbol === V - 1 ? -1 : symbol)), shape: [1, V] });
  const column = graph.emitOne('Reshape', [seen, graph.integers([rows, 1])], { shape: [rows, 1], dtype: 'int32' });
  return graph.emitOne('Or', [used, graph.emitOne('Equal', [column, ids], used)], used);
}

/** Logits of what was used: over the penalty where they are positive, times it where they are not. */
export function penalise(logits: Tensor, used: Tensor, penalty: Tensor): Tensor {
  const { graph } = logits;
  const isNegative = graph.emitOne('Less', [logits, graph.scalar(0)], { shape: logits.shape, dtype: 'bool' });
  const less = graph.emitOne('Where', [isNegative, mul(logits, penalty), div(logits, penalty)], logits);
  return graph.emitOne('Where', [used, less, logits], logits);
}

interface DecodingInputs {
  readonly temperature: Tensor;
  readonly topK?: Tensor;
  readonly topP?: Tensor;
  readonly minP?: Tensor;
}

/** The same among the likeliest: at most topK (of equals the first), until they reach topP together, and no less likely than minP times the likeliest. */
function drawTruncated(logits: Tensor, uniform: Tensor, { temperature, topK, topP, minP }: DecodingInputs, body: Graph): Tensor {
  const { shape } = logits;
  const [sorted, ids] = body.emit('TopK', [softmax(logits), body.capture(topK!)], [{ shape }, { shape, dtype: 'int64' }], { attributes: { axis: 1 } });
  const likeliest = body.emitOne('Slice', [sorted, body.integers([0]), body.integers([1]), body.integers([1])], { shape: [shape[0]!, 1] });
  const before = body.emitOne('CumSum', [sorted, integer(body, 1)], { shape }, { attributes: { exclusive: 1 } });
  const bool = { shape, dtype: 'bool' } as const;
  const within = body.emitOne('Less', [before, body.capture(topP!)], bool);
  const frequent = body.emitOne('GreaterOrEqual', [div(sorted!, likeliest), body.capture(minP!)], bool);
  const kept = body.emitOne('Cast', [body.emitOne('And', [within, frequent], bool)], { shape }, { attributes: { to: 1 } });
  const none = body.emitOne('ConstantOfShape', [body.integers(shape)], { shape });
  const mask = body.emitOne('ScatterElements', [none, ids, kept], { shape }, { attributes: { axis: 1 } });
  return inverted(mul(cooled(logits, temperature), mask), uniform);
}

/** Proportional to p^(1/T). */
function cooled(logits: Tensor, temperature: Tensor): Tensor {
  return softmax(div(logits, logits.graph.capture(temperature)));
}

/** By row, the first index at which the running sum of the weights (B, V) exceeds the uniform's share of their total. */
function inverted(weights: Tensor, uniform: Tensor): Tensor {
  const { graph, shape } = weights;
  const [rows] = shape as [number, number];
  const sums = graph.emitOne('CumSum', [weights, integer(graph, 1)], weights);
  const total = graph.emitOne('ReduceMax', [sums, graph.integers([1])], { shape: [rows, 1] });
  const reached = graph.emitOne('LessOrEqual', [sums, mul(total, uniform)], { shape, dtype: 'bool' });
  const counted = graph.emitOne('Cast', [reached], { shape, dtype: 'int32' }, { attributes: { to: 6 } });
  return graph.emitOne('ReduceSum', [counted, graph.integers([1])], { shape: [rows], dtype: 'int32' }, { attributes: { keepdims: 0 } });
}

function integer(graph: Graph, value: number): Tensor {
  return graph.constant({ data: Int32Array.of(value), shape: [] });
}

/** Whether any is false. */
function anyFalse(flags: Tensor): Tensor {
  const { graph } = flags;
  const least = graph.emitOne('ReduceMin', [graph.emitOne('Cast', [flags], { shape: flags.shape, dtype: 'int32' }, { attributes: { to: 6 } })], { shape: [], dtype: 'int32' }, { attributes: { keepdims: 0 } });
  return graph.emitOne('Equal', [least, integer(graph, 0)], { shape: [], dtype: 'bool' });
}
