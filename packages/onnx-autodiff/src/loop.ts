// An ONNX Loop around a graph of its own.
import { Graph, type Tensor } from './graph.ts';
import type { Shape } from './tensor-data.ts';

/** What goes round: its value before the first time, its shape where that changes, and that as it is declared, axes of any length by name. */
export interface Carried {
  readonly start: Tensor;
  readonly shape?: Shape;
  readonly declared?: readonly (number | string)[];
}

/** What a body makes of what went round, what is collected of every time, and whether to go on; always, when absent. */
export interface Round {
  readonly next: readonly Tensor[];
  readonly kept?: readonly Tensor[];
  readonly goOn?: Tensor;
}

export interface LoopOptions {
  /** How often at most: int64, no axes. */
  readonly times: Tensor;
  readonly carried: readonly Carried[];
  /** Whether to begin at all; yes, when absent. */
  readonly begins?: Tensor;
  /** Emits the body, in which values of the graph around it are to be captured. */
  body(body: Graph, at: Tensor, carried: readonly Tensor[]): Round;
}

/** Emits a Loop; returns what went round as it was at last, then what was collected: [times, …] each. Reverse mode does not see it. */
export function emitLoop(graph: Graph, { times, carried, begins, body: emitBody }: LoopOptions): Tensor[] {
  const body = new Graph(`${graph.newName()}_`);
  const at = body.input(body.newName(), [], 'int64');
  const more = body.input(body.newName(), [], 'bool');
  const inside = carried.map(({ start, shape = start.shape, declared = shape }) => body.input(body.newName(), shape, start.dtype, declared));
  const { next, kept = [], goOn = more } = emitBody(body, at, inside);
  body.result(goOn);
  next.forEach((value, i) => { body.result(value, carried[i]!.declared); });
  for (const value of kept) body.result(value);
  const always = begins ?? graph.constant({ data: Uint8Array.of(1), shape: [] });
  return graph.emit('Loop', [times, always, ...carried.map(({ start }) => start)], [...next, ...kept], { attributes: { body: { graph: body.data() } } });
}

/** The length of a value's first axis: int64, no axes. */
export function firstLength(value: Tensor): Tensor {
  const { graph } = value;
  const shape = graph.emitOne('Shape', [value], { shape: [value.shape.length], dtype: 'int64' });
  return graph.emitOne('Gather', [shape, graph.constant({ data: BigInt64Array.of(0n), shape: [] })], { shape: [], dtype: 'int64' });
}

/** Element `at` of the first axis. */
export function rowAt(value: Tensor, at: Tensor): Tensor {
  const { graph } = at;
  return graph.emitOne('Gather', [graph.capture(value), at], { shape: value.shape.slice(1), dtype: value.dtype }, { attributes: { axis: 0 } });
}
