// Draws from a law that is cut to its likeliest symbols. Most of the law is among them, and sorting would take longer than all the rest:
// a symbol of the whole law is drawn, and only rows whose symbol lies beyond the cut are sorted, and draw among what the cut leaves.
import { div, mul, softmax, sub, type Tensor } from '@collapse-lab/onnx-autodiff';
import { axisOne, choose, cooled, drawIndex } from './draw-symbol.ts';

/** Of the graph around the Loops: at most topK symbols (of equals the first), until they reach topP together, and no less likely than minP times the likeliest. */
export interface Cut {
  /** Int64 (1). */
  readonly topK: Tensor;
  readonly topP: Tensor;
  readonly minP: Tensor;
}

/** By row of logits (B, V), a symbol of the law that is cut before it is cooled; `again` are the uniforms (B, 1) of rows that must draw twice. Int32 (B). */
export function drawTruncated(logits: Tensor, uniform: Tensor, again: Tensor, temperature: Tensor, cut: Cut): Tensor {
  const { graph, shape: [rows = 0] } = logits;
  const drawn = drawIndex(cooled(logits, temperature), uniform);
  const law = softmax(logits);
  const likeliest = graph.emitOne('ReduceMax', [law, graph.integers([1])], { shape: [rows, 1] });
  const isBeyond = graph.emitOne('Not', [isLeft(drawn, { logits, law, likeliest }, cut)], { shape: [rows, 1], dtype: 'bool' });
  // How many they are is not known here: all stand for them.
  const beyond = flat(graph.emitOne('NonZero', [flat(isBeyond)], { shape: [1, rows], dtype: 'int64' }));
  // ONNX Runtime's TopK of no rows ends the process: the first is always one more.
  const sorted = graph.emitOne('Concat', [beyond, graph.integers([0])], beyond, { attributes: { axis: 0 } });
  const of = (values: Tensor): Tensor => graph.emitOne('Gather', [values, sorted], values, { attributes: { axis: 0 } });
  const made = drawSorted({ logits: of(logits), likeliest: of(likeliest) }, of(again), temperature, cut);
  const instead = graph.emitOne('Slice', [made, graph.integers([0]), graph.integers([-1])], made);
  return graph.emitOne('ScatterElements', [drawn, beyond, instead], drawn, { attributes: { axis: 0 } });
}

interface Laws {
  /** (B, V). */
  readonly logits: Tensor;
  /** Their softmax, (B, V). */
  readonly law: Tensor;
  /** The largest probability of each, (B, 1). */
  readonly likeliest: Tensor;
}

/** Whether the cut leaves the symbols (B): bool (B, 1). */
function isLeft(symbols: Tensor, { logits, law, likeliest }: Laws, { topK, topP, minP }: Cut): Tensor {
  const { graph, shape: [rows = 0, V = 0] } = logits;
  const [column, each] = [[rows, 1], [rows, V]];
  const compare = (op: 'Less' | 'Greater' | 'GreaterOrEqual' | 'Equal', a: Tensor, b: Tensor, shape: readonly number[]): Tensor => graph.emitOne(op, [a, b], { shape, dtype: 'bool' });
  const at = graph.emitOne('Reshape', [symbols, graph.integers(column)], { shape: column, dtype: 'int32' });
  const ids = graph.constant({ data: Int32Array.from({ length: V }, (_, id) => id), shape: [1, V] });
  const own = gatherAlong(logits, at, column);
  const isEarlier = both(compare('Equal', logits, own, each), compare('Less', ids, at, each));
  const isAbove = graph.cast(graph.emitOne('Or', [compare('Greater', logits, own, each), isEarlier], isEarlier), 'float32');
  const sum = (values: Tensor): Tensor => graph.emitOne('ReduceSum', [values, graph.integers([1])], { shape: column });
  return both(
    compare('Less', sum(isAbove), graph.cast(graph.capture(topK), 'float32'), column),
    both(compare('Less', sum(mul(law, isAbove)), graph.capture(topP), column), compare('GreaterOrEqual', div(gatherAlong(law, at, column), likeliest), graph.capture(minP), column)),
  );
}

/** By row one of the symbols that the cut leaves: int32 (B). */
function drawSorted({ logits, likeliest }: Pick<Laws, 'logits' | 'likeliest'>, uniform: Tensor, temperature: Tensor, { topK, topP, minP }: Cut): Tensor {
  const { graph, shape } = logits;
  const column = likeliest.shape;
  // Their second axis is as long as topK says; that of all symbols stands for it.
  const [sorted, ids] = graph.emit('TopK', [logits, graph.capture(topK)], [{ shape }, { shape, dtype: 'int64' }], { attributes: { axis: 1 } }) as [Tensor, Tensor];
  const first = graph.emitOne('Slice', [sorted, graph.integers([0]), graph.integers([1]), graph.integers([1])], { shape: column });
  const relative = graph.emitOne('Exp', [sub(sorted, first)], { shape });
  const before = graph.emitOne('CumSum', [mul(relative, likeliest), axisOne(graph)], { shape }, { attributes: { exclusive: 1 } });
  const flags = { shape, dtype: 'bool' } as const;
  const left = both(graph.emitOne('Less', [before, graph.capture(topP)], flags), graph.emitOne('GreaterOrEqual', [relative, graph.capture(minP)], flags));
  const { index } = choose(mul(cooled(sorted, temperature), graph.cast(left, 'float32')), uniform);
  const at = graph.emitOne('Unsqueeze', [index, graph.integers([1])], { shape: column, dtype: 'int32' });
  return graph.cast(flat(gatherAlong(ids, at, column)), 'int32');
}

function gatherAlong(values: Tensor, indices: Tensor, shape: readonly number[]): Tensor {
  return values.graph.emitOne('GatherElements', [values, indices], { shape, dtype: values.dtype }, { attributes: { axis: 1 } });
}

function both(a: Tensor, b: Tensor): Tensor {
  return a.graph.emitOne('And', [a, b], a);
}

/** Without axes of length 1, where lengths are known when the graph is run. */
function flat(values: Tensor): Tensor {
  const { graph, shape, dtype } = values;
  return graph.emitOne('Reshape', [values, graph.integers([-1])], { shape: [shape.reduce((a, b) => a * b, 1)], dtype });
}
