// The exact log-likelihood of documents, token by token, and the entropy of the laws that they are scored by.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import { encodeModel, exp, Graph, logSoftmax, matMul, mul, neg, parameterCount, pick, reduceSum, transpose, unpack, type Tensor } from '@collapse-lab/onnx-autodiff';
import type { Scores } from '@collapse-lab/runner';
import { hiddenStates, parameterShapes, type Architecture } from './network.ts';
import { sessionOf } from './sessions.ts';
import { strideOf, type Symbols } from './symbols.ts';

/** Windows scored at once. */
export const ROWS = 32;

/** A window of units, of which the first `known` only are seen. */
interface Window {
  readonly start: number;
  readonly length: number;
  readonly known: number;
}

/**
 * Units are the tokens of a document and its end. A prediction sees the border and what lies before it in its window; documents beyond one
 * context are scored in the windows in which they would be drawn. Tokens outside the vocabulary have probability 0, and are seen as borders.
 */
export async function scoreTransformer(vector: Float32Array, symbols: Symbols, architecture: Architecture, items: Documents, threads: number): Promise<Scores> {
  const { values, unitStart } = await alongUnits('score', vector, symbols, architecture, items, threads);
  return { logLikelihood: values, unitStart };
}

/** By unit, the entropy in nats of the law that it is scored by. */
export async function entropiesAlong(vector: Float32Array, symbols: Symbols, architecture: Architecture, items: Documents, threads: number): Promise<Float64Array> {
  return (await alongUnits('entropy', vector, symbols, architecture, items, threads)).values;
}

async function alongUnits(what: 'score' | 'entropy', vector: Float32Array, symbols: Symbols, architecture: Architecture, items: Documents, threads: number): Promise<{ readonly values: Float64Array; readonly unitStart: Uint32Array }> {
  const { context } = architecture;
  const session = await sessionOf(JSON.stringify([what, architecture]), threads, () => (what === 'score' ? scoringModel : entropyModel)(architecture));
  const unitStart = Uint32Array.from({ length: documentCount(items) + 1 }, (_, i) => items.starts[i]! - items.starts[0]! + i);
  const { inputs, targets } = unitsOf(items, symbols, unitStart);
  const values = new Float64Array(inputs.length);
  const windows = windowsOf(unitStart, context);
  for (let at = 0; at < windows.length; at += ROWS) {
    const rows = windows.slice(at, at + ROWS);
    const filled = (from: Int32Array): Int32Array => {
      const data = new Int32Array(ROWS * context);
      rows.forEach(({ start, length }, row) => { data.set(from.subarray(start, start + length).map((symbol) => Math.max(0, symbol)), row * context); });
      return data;
    };
    const { values: found } = await session.run({
      parameters: { data: vector, shape: [vector.length] },
      tokens: { data: filled(inputs), shape: [ROWS, context] },
      ...(what === 'score' && { targets: { data: filled(targets), shape: [ROWS * context] } }),
    });
    rows.forEach(({ start, length, known }, row) => {
      for (let i = known; i < length; i++) values[start + i] = what === 'score' && targets[start + i]! < 0 ? -Infinity : Number(found!.data[row * context + i]);
    });
  }
  return { values, unitStart };
}

/** By unit: the symbol seen last when it is predicted, and its own, which is −1 outside the vocabulary. */
function unitsOf({ tokens, starts }: Documents, { ofToken, border }: Symbols, unitStart: Uint32Array): { readonly inputs: Int32Array; readonly targets: Int32Array } {
  const units = unitStart[unitStart.length - 1]!;
  const [inputs, targets] = [new Int32Array(units).fill(border), new Int32Array(units).fill(border)];
  for (let i = 0; i + 1 < starts.length; i++) {
    for (let at = starts[i]!, unit = unitStart[i]!; at < starts[i + 1]!; at++, unit++) {
      const symbol = ofToken[tokens[at]!] ?? -1;
      targets[unit] = symbol;
      inputs[unit + 1] = symbol < 0 ? border : symbol;
    }
  }
  return { inputs, targets };
}

function windowsOf(unitStart: Uint32Array, context: number): Window[] {
  const stride = strideOf(context);
  const windows: Window[] = [];
  for (let i = 0; i + 1 < unitStart.length; i++) {
    const end = unitStart[i + 1]!;
    for (let start = unitStart[i]!, known = 0; start + known < end; start += stride, known = context - stride) {
      windows.push({ start, known, length: Math.min(context, end - start) });
    }
  }
  return windows;
}

function scoringModel(architecture: Architecture): Uint8Array {
  const { graph, logProbabilities } = lawsGraph(architecture);
  graph.output('values', pick(logProbabilities, graph.input('targets', [ROWS * architecture.context], 'int32')));
  return encodeModel(graph.data());
}

function entropyModel(architecture: Architecture): Uint8Array {
  const { graph, logProbabilities } = lawsGraph(architecture);
  graph.output('values', neg(reduceSum(mul(exp(logProbabilities), logProbabilities), [1]))); // (n)
  return encodeModel(graph.data());
}

/** The log-probability of every symbol after every position. */
function lawsGraph(architecture: Architecture): { readonly graph: Graph; readonly logProbabilities: Tensor } {
  const shapes = parameterShapes(architecture);
  const graph = new Graph();
  const p = unpack(graph.input('parameters', [parameterCount(shapes)]), shapes);
  const hidden = hiddenStates(p, graph.input('tokens', [ROWS, architecture.context], 'int32'), architecture); // (n, C)
  return { graph, logProbabilities: logSoftmax(matMul(hidden, transpose(p['tokens']!))) }; // (n, V)
}
