// The graph of sampling: position after position with the keys and values of earlier ones kept, until every row has ended. A Loop of blocks
// of positions around a Loop of positions: what was kept before the block is then not copied to hold one position more.
import { add, div, embedding, emitLoop, encodeModel, firstLength, Graph, matMul, mul, parameterCount, rowAt, transpose, unpack, type Tensor } from '@collapse-lab/onnx-autodiff';
import { cooled, drawIndex, drawTruncated } from './draw-symbol.ts';
import { attendToCaches, decoder, parameterShapes, type Architecture, type Cache, type Parameters } from './network.ts';

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
  const penalty = penalised ? graph.input('penalty', []) : undefined;
  const used = penalised ? [graph.input('used', [rows, symbols], 'bool')] : [];
  const output = transpose(p['tokens']!); // (C, V)

  const steps = firstLength(forced);
  // Blocks of √T positions make both kinds of copies alike: √T/2 positions for every one drawn.
  const blockLength = Math.ceil(Math.sqrt(context));
  const cacheOf = (values: readonly Tensor[], layer: number): Cache => ({ keys: values[2 * layer]!, values: values[2 * layer + 1]! });
  const kept = [rows, heads, 'kept', width / heads];
  // How many positions are kept is not known here: a whole context stands for it.
  const empty = (within: Graph): { start: Tensor; shape: number[]; declared: (number | string)[] }[] => Array.from({ length: 2 * layers }, () => ({
    start: within.constant({ data: new Float32Array(0), shape: [rows, heads, 0, width / heads] }), shape: [rows, heads, context, width / heads], declared: kept,
  }));
  const nothing = { start: graph.constant({ data: new Int32Array(0), shape: [0, rows] }), shape: [context, rows], declared: ['drawn', rows] };

  /** One position of every row. */
  const drawNext = (body: Graph, position: Tensor, earlier: readonly Tensor[], [seen, endedBefore, ...rest]: readonly Tensor[]): { next: Tensor[]; kept: Tensor[]; goOn: Tensor } => {
    const inside = Object.fromEntries(Object.entries(p).map(([name, value]) => [name, body.capture(value)])) as Parameters;
    const recent = rest.slice(0, 2 * layers);
    const nowUsed = rest.slice(2 * layers).map((usedBefore) => withSeen(usedBefore, seen!));
    const hidden = decoder(inside, add(embedding(inside['tokens']!, seen!), rowAt(p['positions']!, position)), architecture, (qkv, layer) => {
      const { mixed, keys, values } = attendToCaches(qkv, cacheOf(earlier.map((value) => body.capture(value)), layer), cacheOf(recent, layer), architecture);
      recent.splice(2 * layer, 2, keys, values);
      return mixed;
    }); // (B, C)
    const raw = matMul(hidden, body.capture(output)); // (B, V)
    const logits = penalty ? penalise(raw, nowUsed[0]!, body.capture(penalty)) : raw;
    const uniform = body.emitOne('Unsqueeze', [rowAt(uniforms, position), body.integers([1])], { shape: [rows, 1] });
    const drawn = truncated ? drawTruncated(logits, uniform, decoding) : drawIndex(cooled(logits, decoding.temperature), uniform);
    const given = rowAt(forced, position);
    const flags = { shape: [rows], dtype: 'bool' } as const;
    const isFree = body.emitOne('Less', [given, integer(body, 0)], flags);
    const next = body.emitOne('Where', [isFree, drawn, given], { shape: [rows], dtype: 'int32' });
    const ends = body.emitOne('And', [isFree, body.emitOne('Equal', [next, integer(body, symbols - 1)], flags)], flags);
    const nowEnded = body.emitOne('Or', [endedBefore, ends], flags);
    return { next: [next, nowEnded, ...recent, ...nowUsed], kept: [next], goOn: anyFalse(nowEnded) };
  };

  const outputs = emitLoop(graph, {
    times: int64('Div', int64('Add', steps, blockLength - 1), blockLength),
    begins: anyFalse(ended),
    carried: [nothing, ...[first, ended, ...used].map((start) => ({ start })), ...empty(graph)],
    body: (block, at, [drawn, seen, endedBefore, ...rest]) => {
      const [usedBefore, earlier] = [rest.slice(0, used.length), rest.slice(used.length)];
      const from = int64('Mul', at, blockLength);
      const left = block.emitOne('Sub', [block.capture(steps), from], { shape: [], dtype: 'int64' });
      const made = emitLoop(block, {
        times: int64('Min', left, blockLength),
        carried: [{ start: seen! }, { start: endedBefore! }, ...empty(block), ...usedBefore.map((start) => ({ start }))],
        body: (body, i, carried) => drawNext(body, body.emitOne('Add', [i, body.capture(from)], { shape: [], dtype: 'int64' }), earlier, carried),
      });
      const [next, nowEnded] = made;
      const grown = earlier.map((value, i) => block.emitOne('Concat', [value, made[2 + i]!], value, { attributes: { axis: 2 } }));
      const all = block.emitOne('Concat', [drawn, made.at(-1)!], drawn!, { attributes: { axis: 0 } });
      return { next: [all, next!, nowEnded!, ...made.slice(2 + 2 * layers, -1), ...grown], goOn: anyFalse(nowEnded!) };
    },
  });
  graph.output('drawn', outputs[0]!, ['drawn', rows]);
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

/** a op b of int64 without axes. */
function int64(op: 'Add' | 'Mul' | 'Div' | 'Min', a: Tensor, b: number): Tensor {
  const { graph } = a;
  return graph.emitOne(op, [a, graph.constant({ data: BigInt64Array.of(BigInt(b)), shape: [] })], { shape: [], dtype: 'int64' });
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
