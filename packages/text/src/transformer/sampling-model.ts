// The graph of sampling: position after position with the keys and values of earlier ones kept, until every row has ended. A Loop of blocks
// of positions around a Loop of positions: what was kept before the block is then not copied to hold one position more.
import { emitLoop, encodeModel, firstLength, Graph, parameterCount, reshape, rowAt, transpose, unpack, type Carried, type Tensor } from '@collapse-lab/onnx-autodiff';
import { anyFalse, captured, drawPosition, type Drawn, type Given } from './draw-position.ts';
import { cachesOf, parameterShapes, type Architecture, type Cache, type Parameters } from './network.ts';

/** Rows whose shared positions are passed at once, a power of 2 as their number is. */
const ROWS_IN_A_PASS = 16;

export interface SamplingForm {
  readonly architecture: Architecture;
  /** Rows drawn at once. */
  readonly rows: number;
  /** Positions at the beginning whose symbols are given in every row: their keys and values are computed in one pass. */
  readonly prefix: number;
  /** Whether the law is cut to its likeliest symbols. */
  readonly truncated: boolean;
  /** Whether tokens that a document has already are penalised. */
  readonly penalised: boolean;
}

/**
 * Inputs: `parameters`; `before` [rows, prefix], the symbols there where there are any; `first` [rows], those at the
 * position after them; `ended` [rows]; `forced` and `uniforms` [steps, rows], the next symbol where it is not −1, and what draws it otherwise;
 * `temperature`, of a truncated form `topK`, `topP`, `minP` and `again` [steps, rows], what draws beside `uniforms`, and of a penalised one `penalty` and `used` [rows, symbols], what came before
 * `first`. Output: `drawn` [steps taken, rows].
 */
export function samplingModel({ architecture, rows, prefix, truncated, penalised }: SamplingForm): Uint8Array {
  const { symbols, context } = architecture;
  const shapes = parameterShapes(architecture);
  const graph = new Graph();
  const parameters = unpack(graph.input('parameters', [parameterCount(shapes)]), shapes);
  const first = graph.input('first', [rows], 'int32');
  const ended = graph.input('ended', [rows], 'bool');
  const given: Given = {
    architecture,
    parameters,
    output: transpose(parameters['tokens']!),
    forced: graph.input('forced', [context, rows], 'int32', ['steps', rows]),
    uniforms: graph.input('uniforms', [context, rows], 'float32', ['steps', rows]),
    temperature: graph.input('temperature', []),
    ...(truncated && {
      truncated: {
        again: graph.input('again', [context, rows], 'float32', ['steps', rows]),
        cut: { topK: graph.input('topK', [1], 'int64'), topP: graph.input('topP', []), minP: graph.input('minP', []) },
      },
    }),
    ...(penalised && { penalty: graph.input('penalty', []) }),
  };
  const caches = prefix > 0 ? sharedCaches(parameters, graph.input('before', [rows, prefix], 'int32'), architecture) : undefined;
  const used = penalised ? [graph.input('used', [rows, symbols], 'bool')] : [];

  const steps = firstLength(given.forced);
  // Blocks of √T positions make both kinds of copies alike: √T/2 positions for every one drawn.
  const blockLength = Math.ceil(Math.sqrt(context));
  const blocks = int64('Div', int64('Add', steps, blockLength - 1), blockLength);
  const [drawn] = emitLoop(graph, {
    times: blocks,
    begins: anyFalse(ended),
    carried: [nothing(graph, [0, rows], context, 'int32'), ...[first, ended, ...used].map((start) => ({ start })), ...carriedCaches(graph, architecture, rows, caches)],
    body: (block, at, [before, ...state]) => {
      const from = int64('Mul', at, blockLength);
      const left = block.emitOne('Sub', [block.capture(steps), from], { shape: [], dtype: 'int64' });
      const earlier = stateOf(state, penalised);
      const made = emitLoop(block, {
        times: int64('Min', left, blockLength),
        carried: [...flat({ ...earlier, caches: [] }).map((start) => ({ start })), ...carriedCaches(block, architecture, rows)],
        body: (body, i, carried) => {
          const step = body.emitOne('Add', [i, body.capture(from)], { shape: [], dtype: 'int64' });
          const next = drawPosition(body, { step, position: int64('Add', step, prefix) }, earlier.caches, stateOf(carried, penalised), given);
          return { next: flat(next), kept: [next.seen], goOn: anyFalse(next.ended) };
        },
      });
      const now = stateOf(made.slice(0, -1), penalised);
      const caches = now.caches.map(({ keys, values }, l): Cache => ({ keys: joined(earlier.caches[l]!.keys, keys, 2), values: joined(earlier.caches[l]!.values, values, 2) }));
      return { next: [joined(before!, made.at(-1)!, 0), ...flat({ ...now, caches })], goOn: anyFalse(now.ended) };
    },
  });
  graph.output('drawn', drawn!, ['drawn', rows]);
  return encodeModel(graph.data());
}

/** What goes round in a Loop, in order; `stateOf` reads it. */
function flat({ seen, ended, used, caches }: Drawn): Tensor[] {
  return [seen, ended, ...(used ? [used] : []), ...caches.flatMap(({ keys, values }) => [keys, values])];
}

function stateOf([seen, ended, ...rest]: readonly Tensor[], penalised: boolean): Drawn {
  const tensors = penalised ? rest.slice(1) : rest;
  return { seen: seen!, ended: ended!, caches: cachesFrom(tensors), ...(penalised && { used: rest[0]! }) };
}

function cachesFrom(tensors: readonly Tensor[]): Cache[] {
  return Array.from({ length: tensors.length / 2 }, (_, l) => ({ keys: tensors[2 * l]!, values: tensors[2 * l + 1]! }));
}

/** By layer, the keys and values of the symbols before those that are drawn, some rows after others: what lies between is small then. */
function sharedCaches(parameters: Parameters, before: Tensor, architecture: Architecture): Cache[] {
  const { graph, shape: [rows = 0, prefix = 0] } = before;
  const { width, heads } = architecture;
  const atOnce = Math.min(rows, ROWS_IN_A_PASS);
  const parts = reshape(before, [rows / atOnce, atOnce, prefix]);
  const made = emitLoop(graph, {
    times: firstLength(parts),
    carried: [],
    body: (body, at) => ({ next: [], kept: cachesOf(captured(body, parameters), rowAt(parts, at), architecture).flatMap(({ keys, values }) => [keys, values]) }),
  });
  const whole = [rows, heads, prefix, width / heads];
  return cachesFrom(made.map((each) => graph.emitOne('Reshape', [each, graph.integers(whole)], { shape: whole })));
}

/** Keys and values of every layer: of no position yet, unless of those given. */
function carriedCaches(graph: Graph, { context, width, layers, heads }: Architecture, rows: number, given?: readonly Cache[]): Carried[] {
  const none = nothing(graph, [rows, heads, 0, width / heads], context);
  return given ? given.flatMap(({ keys, values }) => [{ ...none, start: keys }, { ...none, start: values }]) : Array<Carried>(2 * layers).fill(none);
}

/** What begins with no positions and has one more each time. How many is not known here: a whole context stands for it. */
function nothing(graph: Graph, shape: readonly number[], context: number, dtype: 'float32' | 'int32' = 'float32'): Carried {
  const data = dtype === 'float32' ? new Float32Array(0) : new Int32Array(0);
  return { start: graph.constant({ data, shape }), shape: shape.map((length) => length || context), declared: shape.map((length) => length || 'positions') };
}

/** As `concat`, where lengths are known when the graph is run. */
function joined(a: Tensor, b: Tensor, axis: number): Tensor {
  return a.graph.emitOne('Concat', [a, b], a, { attributes: { axis } });
}

/** a op b of int64 without axes. */
function int64(op: 'Add' | 'Mul' | 'Div' | 'Min', a: Tensor, b: number): Tensor {
  const { graph } = a;
  return graph.emitOne(op, [a, graph.constant({ data: BigInt64Array.of(BigInt(b)), shape: [] })], { shape: [], dtype: 'int64' });
}
