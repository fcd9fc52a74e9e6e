// Draws from a law that is cut to its likeliest symbols. Most of the law is among them, and sorting would take longer than all the rest:
// a symbol of the whole law is drawn, and only rows whose symbol lies beyond the cut are sorted, and draw among what the cut leaves.
import { div, mul, softmax, type Tensor } from '@collapse-lab/onnx-autodiff';
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
  const isBeyond = graph.emitOne('Not', [isLeft(logits, drawn, cut)], { shape: [rows, 1], dtype: 'bool' });
  // How many they are is not known here: all stand for them.
  const beyond = flat(graph.emitOne('NonZero', [flat(isBeyond)], { shape: [1, rows], dtype: 'int64' }));
  // ONNX Runtime's TopK of no rows ends the process: the first is always one more.
  const sorted = graph.emitOne('Concat', [beyond, graph.integers([0])], beyond, { attributes: { axis: 0 } });
  const of = (values: Tensor): Tensor => graph.emitOne('Gather', [values, sorted], values, { attributes: { axis: 0 } });
  const made = drawSorted(of(logits), of(again), temperature, cut);
  const instead = graph.emitOne('Slice', [made, graph.integers([0]), graph.integers([-1])], made);
  return graph.emitOne('ScatterElements', [drawn, beyond, instead], drawn, { attributes: { axis: 0 } });
}

/** Whether the cut leaves the symbols (B): bool (B, 1). */
function isLeft(logits: Tensor, symbols: Tensor, { topK, topP, minP }: Cut): Tensor {
  const { graph, shape: [rows = 0, V = 0] } = logits;
  const column = { shape: [rows, 1] };
  const each = { shape: [rows, V], dtype: 'bool' } as const;
  const flag = { shape: [rows, 1], dtype: 'bool' } as const;
  const at = graph.emitOne('Reshape', [symbols, graph.integers([rows, 1])], { shape: [rows, 1], dtype: 'int32' });
  const ids = graph.constant({ data: Int32Array.from({ length: V }, (_, id) => id), shape: [1, V] });
  const own = gatherAlong(logits, at, [rows, 1]);
  const isEarlier = graph.emitOne('And', [graph.emitOne('Equal', [logits, own], each), graph.emitOne('Less', [ids, at], each)], each);
  const isAbove = graph.cast(graph.emitOne('Or', [graph.emitOne('Greater', [logits, own], each), isEarlier], each), 'float32');
  const likely = softmax(logits);
  const sum = (values: Tensor): Tensor => graph.emitOne('ReduceSum', [values, graph.integers([1])], column);
  const likeliest = graph.emitOne('ReduceMax', [likely, graph.integers([1])], column);
  return allOf(
    graph.emitOne('Less', [sum(isAbove), graph.cast(graph.capture(topK), 'float32')], flag),
    graph.emitOne('Less', [sum(mul(likely, isAbove)), graph.capture(topP)], flag),
    graph.emitOne('GreaterOrEqual', [div(gatherAlong(likely, at, [rows, 1]), likeliest), graph.capture(minP)], flag),
  );
}

/** By row one of the symbols that the cut leaves: int32 (B). */
function drawSorted(logits: Tensor, uniform: Tensor, temperature: Tensor, { topK, topP, minP }: Cut): Tensor {
  const { graph, shape } = logits;
  const [rows = 0] = shape;
  // Their second axis is as long as topK says; that of all symbols stands for it.
  const [sorted, ids] = graph.emit('TopK', [logits, graph.capture(topK)], [{ shape }, { shape, dtype: 'int64' }], { attributes: { axis: 1 } }) as [Tensor, Tensor];
  const likely = gatherAlong(softmax(logits), ids, shape);
  const likeliest = graph.emitOne('Slice', [likely, graph.integers([0]), graph.integers([1]), graph.integers([1])], { shape: [rows, 1] });
  const before = graph.emitOne('CumSum', [likely, axisOne(graph)], { shape }, { attributes: { exclusive: 1 } });
  const bool = { shape, dtype: 'bool' } as const;
  const left = allOf(
    graph.emitOne('Less', [before, graph.capture(topP)], bool),
    graph.emitOne('GreaterOrEqual', [div(likely, likeliest), graph.capture(minP)], bool),
  );
  const { index } = choose(mul(cooled(sorted, temperature), graph.cast(left, 'float32')), uniform);
  const at = graph.emitOne('Unsqueeze', [index, graph.integers([1])], { shape: [rows, 1], dtype: 'int32' });
  return graph.cast(flat(gatherAlong(ids, at, [rows, 1])), 'int32');
}

function gatherAlong(values: Tensor, indices: Tensor, shape: readonly number[]): Tensor {
  return values.graph.emitOne('GatherElements', [values, indices], { shape, dtype: values.dtype }, { attributes: { axis: 1 } });
}

function allOf(first: Tensor, ...others: readonly Tensor[]): Tensor {
  return others.reduce((all, flags) => all.graph.emitOne('And', [all, flags], all), first);
}

/** Without axes of length 1, where lengths are known when the graph is run. */
function flat(values: Tensor): Tensor {
  const { graph, shape, dtype } = values;
  return graph.emitOne('Reshape', [values, graph.integers([-1])], { shape: [shape.reduce((a, b) => a * b, 1)], dtype });
}
