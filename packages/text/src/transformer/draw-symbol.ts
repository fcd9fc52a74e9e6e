// Draws a symbol for every row of logits, by inversion of uniforms that are fed: graphs, not numbers.
import { div, mul, reduceSum, reshape, softmax, sub, type Graph, type Tensor } from '@collapse-lab/onnx-autodiff';

/** Below 1 by so little that single precision has no number between; a share of a sum that is at most this is less than the sum. */
export const ALMOST_ONE = 1 - 1 / 16_777_216;

/** Proportional to p^(1/T). */
export function cooled(logits: Tensor, temperature: Tensor): Tensor {
  return softmax(div(logits, logits.graph.capture(temperature)));
}

/** By row, the index at which the running sum of the weights (B, V) exceeds the uniform's share of their total: first in which block of about √V, then in it. Int32 (B). */
export function drawIndex(weights: Tensor, uniform: Tensor): Tensor {
  const { graph, shape: [rows = 0, width = 0] } = weights;
  let length = 1;
  while (length * length < width) length *= 2;
  const blocks = Math.ceil(width / length);
  const whole = blocks * length === width ? weights : graph.emitOne('Pad', [weights, graph.integers([0, 0, 0, blocks * length - width])], { shape: [rows, blocks * length] });
  const block = choose(reduceSum(reshape(whole, [rows, blocks, length]), [-1]), uniform);
  const offsets = graph.constant({ data: Int32Array.from({ length: rows }, (_, row) => row * blocks), shape: [rows] });
  const at = int32('Add', block.index, offsets);
  const chosen = graph.emitOne('Gather', [reshape(whole, [rows * blocks, length]), at], { shape: [rows, length] }, { attributes: { axis: 0 } });
  return int32('Add', int32('Mul', block.index, graph.constant({ data: Int32Array.of(length), shape: [] })), choose(chosen, block.within()).index);
}

export interface Chosen {
  /** Int32 (B). */
  readonly index: Tensor;
  /** Where in the chosen weight the share of the total falls, as a share of that weight: (B, 1). */
  within(): Tensor;
}

/** By row, the first index at which the running sum of the weights (B, n) exceeds a share (B, 1) of their total: its weight is not zero. */
export function choose(weights: Tensor, share: Tensor): Chosen {
  const { graph, shape } = weights;
  const [rows = 0] = shape;
  const column = { shape: [rows, 1] };
  const most = (values: Tensor): Tensor => graph.emitOne('ReduceMax', [values, graph.integers([1])], column);
  const sums = graph.emitOne('CumSum', [weights, axisOne(graph)], weights);
  const target = mul(most(sums), share);
  const reached = graph.emitOne('LessOrEqual', [sums, target], { shape, dtype: 'bool' });
  const counted = graph.cast(reached, 'int32');
  return {
    index: graph.emitOne('ReduceSum', [counted, graph.integers([1])], { shape: [rows], dtype: 'int32' }, { attributes: { keepdims: 0 } }),
    within() {
      const before = most(graph.emitOne('Where', [reached, sums, graph.scalar(0)], weights));
      const above = graph.emitOne('ReduceMin', [graph.emitOne('Where', [reached, graph.scalar(Infinity), sums], weights), graph.integers([1])], column);
      return graph.emitOne('Min', [div(sub(target, before), sub(above, before)), graph.scalar(ALMOST_ONE)], column);
    },
  };
}

function int32(op: 'Add' | 'Mul', a: Tensor, b: Tensor): Tensor {
  return a.graph.emitOne(op, [a, b], { shape: a.shape, dtype: 'int32' });
}

export function axisOne(graph: Graph): Tensor {
  return graph.constant({ data: Int32Array.of(1), shape: [] });
}
