// Draws one position of every row from the one before it: what the Loops of sampling are made around.
import { add, div, embedding, matMul, mul, reshape, rowAt, type Graph, type Tensor } from '@collapse-lab/onnx-autodiff';
import { cooled, drawIndex } from './draw-symbol.ts';
import { drawTruncated, type Cut } from './draw-truncated.ts';
import { attendToCaches, decoder, type Architecture, type Cache, type Parameters } from './network.ts';

/** What goes round, of B rows. */
export interface Drawn {
  /** The last symbols, int32 (B). */
  readonly seen: Tensor;
  /** Bool (B). */
  readonly ended: Tensor;
  /** Of each layer, of the positions since a block's beginning. */
  readonly caches: readonly Cache[];
  /** Where they are penalised, what the documents have already: bool (B, V). */
  readonly used?: Tensor;
}

/** What the graph around the Loops has: values that do not go round. */
export interface Given {
  readonly architecture: Architecture;
  readonly parameters: Parameters;
  /** The embedding, (C, V). */
  readonly output: Tensor;
  /** [steps, rows]: the next symbols where they are not −1, and what draws them otherwise. */
  readonly forced: Tensor;
  readonly uniforms: Tensor;
  readonly temperature: Tensor;
  /** Where the law is cut, how, and further uniforms. */
  readonly truncated?: { readonly again: Tensor; readonly cut: Cut };
  readonly penalty?: Tensor;
}

/** Emits one position into a Loop's body, at a step of the drawing; `earlier` are the keys and values from before the block. */
export function drawPosition(body: Graph, { step, position }: { readonly step: Tensor; readonly position: Tensor }, earlier: readonly Cache[], { seen, ended, caches, used }: Drawn, { architecture, parameters, output, forced, uniforms, temperature, truncated, penalty }: Given): Drawn {
  const p = captured(body, parameters);
  const [rows = 0] = seen.shape;
  const grown: Cache[] = [];
  const place = rowAt(parameters['positions']!, position); // (C)
  const hidden = decoder(p, add(embedding(p['tokens']!, seen), place), architecture, (qkv, layer) => {
    const { keys, values } = earlier[layer]!;
    const { mixed, ...cache } = attendToCaches(qkv, { keys: body.capture(keys), values: body.capture(values) }, caches[layer]!, architecture);
    grown.push(cache);
    return mixed;
  }); // (B, C)
  const raw = matMul(hidden, body.capture(output)); // (B, V)
  const nowUsed = used && withSeen(used, seen);
  const logits = penalty && nowUsed ? penalise(raw, nowUsed, body.capture(penalty)) : raw;
  const columnAt = (values: Tensor): Tensor => reshape(rowAt(values, step), [rows, 1]);
  const drawn = truncated ? drawTruncated(logits, columnAt(uniforms), columnAt(truncated.again), temperature, truncated.cut) : drawIndex(cooled(logits, temperature), columnAt(uniforms));
  const given = rowAt(forced, step);
  const flags = { shape: [rows], dtype: 'bool' } as const;
  const isFree = body.emitOne('Less', [given, integer(body, 0)], flags);
  const next = body.emitOne('Where', [isFree, drawn, given], { shape: [rows], dtype: 'int32' });
  const ends = body.emitOne('And', [isFree, body.emitOne('Equal', [next, integer(body, architecture.symbols - 1)], flags)], flags);
  return { seen: next, ended: body.emitOne('Or', [ended, ends], flags), caches: grown, ...(nowUsed && { used: nowUsed }) };
}

/** The parameters as a Loop's body has them. */
export function captured(body: Graph, parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, body.capture(value)]));
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

function integer(graph: Graph, value: number): Tensor {
  return graph.constant({ data: Int32Array.of(value), shape: [] });
}

/** Whether any is false. */
export function anyFalse(flags: Tensor): Tensor {
  const { graph } = flags;
  const least = graph.emitOne('ReduceMin', [graph.cast(flags, 'int32')], { shape: [], dtype: 'int32' }, { attributes: { keepdims: 0 } });
  return graph.emitOne('Equal', [least, integer(graph, 0)], { shape: [], dtype: 'bool' });
}
