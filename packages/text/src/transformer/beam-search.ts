// Beam search: documents that a decoded law gives a high probability as wholes, found by keeping the likeliest beginnings of each length
// (Wu et al. 2016, Google's neural machine translation system, divide by a power of the length as here).
import { Growable, type Documents } from '@collapse-lab/numeric';
import { encodeModel, Graph, matMul, parameterCount, transpose, unpack, type Session } from '@collapse-lab/onnx-autodiff';
import { decodedWeights, type Decoding } from '@collapse-lab/runner';
import { hiddenStates, parameterShapes, type Architecture } from './network.ts';
import type { SampleRequest } from './sample-request.ts';
import { sessionOf } from './sessions.ts';
import { knownSymbols, windowStart, type Symbols } from './symbols.ts';

/** Beginnings whose next symbols are asked for at once. */
const ROWS = 32;

export interface Beam {
  /** After a border. */
  readonly sequence: readonly number[];
  /** Of what was drawn, the end among it, under the decoded law. */
  readonly logProbability: number;
}

/** A beginning with one symbol more. */
export interface Continuation {
  readonly beam: Beam;
  readonly symbol: number;
  readonly logProbability: number;
}

/** A search for one document. */
interface Search {
  readonly given: Uint32Array;
  /** Of the border and what is given. */
  readonly known: number;
  live: Beam[];
  /** Those that have ended, or were cut, with their scores. */
  readonly done: (Beam & { readonly score: number })[];
}

/**
 * For each of `count` documents the best that `beams` beginnings at a time come to: a beginning leaves the search when it ends, and the search
 * stops when so many have, or at maxTokens. Best is the highest log-probability over length^lengthPenalty, of what was drawn with its end.
 * Nothing is random: documents that are given the same beginning are the same.
 */
export async function searchTransformer(vector: Float32Array, symbols: Symbols, architecture: Architecture, { count, maxTokens, decoding, given, threads }: SampleRequest): Promise<Documents> {
  const session = await sessionOf(JSON.stringify(['law', architecture]), threads, () => lawModel(architecture));
  const searches = new Map<string, Search>();
  const asked = Array.from({ length: count }, (_, i) => {
    const tokens = given?.tokens.subarray(given.starts[i]!, given.starts[i + 1]!) ?? new Uint32Array(0);
    const sequence = [symbols.border, ...knownSymbols(tokens, symbols)];
    const search = searches.get(tokens.join()) ?? { given: tokens, known: sequence.length, live: tokens.length < maxTokens ? [{ sequence, logProbability: 0 }] : [], done: [] };
    searches.set(tokens.join(), search);
    return search;
  });
  for (;;) {
    const going = [...searches.values()].filter(({ live }) => live.length > 0);
    if (going.length === 0) break;
    const logits = await nextLogits(session, vector, architecture, going.flatMap(({ live }) => live.map(({ sequence }) => sequence)));
    for (const search of going) advance(search, logits.splice(0, search.live.length), symbols.border, maxTokens, decoding);
  }
  const tokens = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const starts = new Uint32Array(count + 1);
  asked.forEach(({ given, known, done }, i) => {
    tokens.append(given);
    // Of equals the one that ended first.
    const best = done.reduce<Search['done'][number] | undefined>((best, each) => (best && best.score >= each.score ? best : each), undefined);
    for (const symbol of best?.sequence.slice(known) ?? []) if (symbol !== symbols.border) tokens.push(symbols.types[symbol]!);
    starts[i + 1] = tokens.length;
  });
  return { tokens: tokens.view(), starts };
}

/** One symbol more for every beginning, of which the likeliest stay. */
function advance(search: Search, logits: readonly Float64Array[], border: number, maxTokens: number, decoding: Decoding): void {
  const { beams = 1, lengthPenalty = 0, repetitionPenalty = 1 } = decoding;
  const best: Continuation[] = [];
  search.live.forEach((beam, i) => {
    const law = decodedWeights(softmaxOf(penalised(logits[i]!, beam.sequence, repetitionPenalty, border)), decoding);
    keepBest(best, beams, beam, law);
  });
  const kept = best.map(({ beam, symbol, logProbability }): Beam => ({ sequence: [...beam.sequence, symbol], logProbability }));
  const length = search.live[0]!.sequence.length;
  const isWhole = ({ sequence }: Beam): boolean => sequence.at(-1) === border || length >= maxTokens;
  for (const beam of kept.filter(isWhole)) search.done.push({ ...beam, score: beam.logProbability / Math.exp(lengthPenalty * Math.log(length + 1 - search.known)) });
  search.live = search.done.length >= beams ? [] : kept.filter((beam) => !isWhole(beam));
}

/** Puts what may follow a beginning among the best so far, likeliest first and of equals the earlier, of which so many stay. */
export function keepBest(best: Continuation[], most: number, beam: Beam, law: Float64Array): void {
  const total = law.reduce((sum, weight) => sum + weight, 0);
  // Sorted whenever there are twice as many, so that each costs but the logarithm of how many stay.
  const trim = (): void => { best.sort((a, b) => b.logProbability - a.logProbability).splice(most); };
  let least = best[most - 1]?.logProbability ?? NaN;
  for (let symbol = 0; symbol < law.length; symbol++) {
    if (!(law[symbol]! > 0)) continue;
    const logProbability = beam.logProbability + Math.log(law[symbol]! / total);
    if (logProbability <= least) continue;
    if (best.push({ beam, symbol, logProbability }) < 2 * most) continue;
    trim();
    least = best[most - 1]!.logProbability;
  }
  trim();
}

/** Logits of tokens that the document has already, over the penalty where they are positive and times it where they are not; never that of its end. */
export function penalised(logits: Float64Array, sequence: readonly number[], penalty: number, border: number): Float64Array {
  const out = logits.slice();
  for (const symbol of new Set(sequence)) if (symbol !== border) out[symbol] = logits[symbol]! < 0 ? logits[symbol]! * penalty : logits[symbol]! / penalty;
  return out;
}

function softmaxOf(logits: Float64Array): Float64Array {
  const highest = logits.reduce((most, each) => Math.max(most, each), -Infinity);
  return logits.map((each) => Math.exp(each - highest));
}

/** By sequence, the logits of what follows it, in the window in which it would be drawn. */
async function nextLogits(session: Session, vector: Float32Array, { context, symbols: V }: Architecture, sequences: readonly (readonly number[])[]): Promise<Float64Array[]> {
  const found: Float64Array[] = [];
  for (let from = 0; from < sequences.length; from += ROWS) {
    const part = sequences.slice(from, from + ROWS);
    const tokens = new Int32Array(ROWS * context);
    const at = new Int32Array(ROWS);
    part.forEach((sequence, row) => {
      const start = windowStart(sequence.length, context);
      tokens.set(sequence.slice(start), row * context);
      at[row] = row * context + sequence.length - 1 - start;
    });
    const { logits } = await session.run({ parameters: { data: vector, shape: [vector.length] }, tokens: { data: tokens, shape: [ROWS, context] }, at: { data: at, shape: [ROWS] } });
    part.forEach((_, row) => found.push(Float64Array.from((logits!.data as Float32Array).subarray(row * V, (row + 1) * V))));
  }
  return found;
}

function lawModel(architecture: Architecture): Uint8Array {
  const { context, width } = architecture;
  const shapes = parameterShapes(architecture);
  const graph = new Graph();
  const p = unpack(graph.input('parameters', [parameterCount(shapes)]), shapes);
  const hidden = hiddenStates(p, graph.input('tokens', [ROWS, context], 'int32'), architecture); // (n, C)
  const last = graph.emitOne('Gather', [hidden, graph.input('at', [ROWS], 'int32')], { shape: [ROWS, width] }, { attributes: { axis: 0 } }); // (B, C)
  graph.output('logits', matMul(last, transpose(p['tokens']!))); // (B, V)
  return encodeModel(graph.data());
}
