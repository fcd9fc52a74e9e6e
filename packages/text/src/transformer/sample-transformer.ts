// Draws documents from a transformer: many at once, each by uniforms of its own.
import { Growable, Rng, type Documents } from '@collapse-lab/numeric';
import type { Session } from '@collapse-lab/onnx-autodiff';
import { searchTransformer } from './beam-search.ts';
import { ALMOST_ONE } from './draw-symbol.ts';
import type { Architecture } from './network.ts';
import type { SampleRequest } from './sample-request.ts';
import { samplingModel } from './sampling-model.ts';
import { sessionOf } from './sessions.ts';
import { knownSymbols, strideOf, type Symbols } from './symbols.ts';

/** Stands for a temperature of 0: logits that single precision tells apart are then so far apart that all but the highest have probability 0. */
const COLDEST = 1e-30;

/** Documents drawn at once, at most. */
export const MOST_ROWS = 128;

/** A document being drawn: its symbols after a border, some of which it was given as these tokens. */
interface Draft {
  readonly given: Uint32Array;
  readonly sequence: number[];
  readonly rng: Rng;
  ended: boolean;
}

/** `count` documents from the border or from what is given on, which is part of them. Beyond one context a document goes on in windows that overlap by half: the law that is scored. */
export async function sampleTransformer(vector: Float32Array, symbols: Symbols, architecture: Architecture, request: SampleRequest, rng: Rng): Promise<Documents> {
  const { count, maxTokens, decoding: { temperature = 1, topK = Infinity, topP = 1, minP = 0, repetitionPenalty = 1, beams }, given, threads } = request;
  if (beams !== undefined) return searchTransformer(vector, symbols, architecture, request);
  const truncated = topK < architecture.symbols || topP < 1 || minP > 0;
  const rows = rowsFor(count);
  const penalised = repetitionPenalty !== 1;
  const form = { architecture, rows, truncated, penalised };
  const session = await sessionOf(JSON.stringify(['sample', form]), threads, () => samplingModel(form));
  const scalar = (value: number): { data: Float32Array; shape: number[] } => ({ data: Float32Array.of(value), shape: [] });
  const sorted = { data: BigInt64Array.of(BigInt(Math.min(topK, architecture.symbols))), shape: [1] };
  const fixed = {
    parameters: { data: vector, shape: [vector.length] },
    temperature: scalar(Math.max(temperature, COLDEST)),
    ...(penalised && { penalty: scalar(repetitionPenalty) }),
    // Sums of rounded probabilities reach 1 before all of them are added.
    ...(truncated && { topK: sorted, topP: scalar(topP < 1 ? topP : Infinity), minP: scalar(minP) }),
  };
  const tokens = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const starts = new Uint32Array(count + 1);
  for (let from = 0; from < count; from += rows) {
    const drafts = Array.from({ length: Math.min(rows, count - from) }, (_, i) => draftOf(given?.tokens.subarray(given.starts[from + i], given.starts[from + i + 1]), symbols, maxTokens, rng));
    for (let start = 0; drafts.some(({ ended }) => !ended); start += strideOf(architecture.context)) {
      await drawWindow(session, fixed, drafts, { rows, start, steps: Math.min(architecture.context, maxTokens - start), border: symbols.border, maxTokens, penalised });
    }
    drafts.forEach(({ given, sequence }, i) => {
      tokens.append(given);
      for (const symbol of sequence.slice(1 + given.length)) tokens.push(symbols.types[symbol]!);
      starts[from + i + 1] = tokens.length;
    });
  }
  return { tokens: tokens.view(), starts };
}

function draftOf(given: Uint32Array = new Uint32Array(0), symbols: Symbols, maxTokens: number, rng: Rng): Draft {
  return { given, sequence: [symbols.border, ...knownSymbols(given, symbols)], rng: new Rng(rng.bits(), rng.bits(), rng.bits(), rng.bits()), ended: given.length >= maxTokens };
}

/** By row, the symbols that the document has before `start`; what comes after is seen in the window. */
function usedBefore(drafts: readonly Draft[], start: number, rows: number, border: number): Uint8Array {
  const used = new Uint8Array(rows * (border + 1));
  drafts.forEach(({ sequence }, row) => {
    for (const symbol of sequence.slice(0, start)) if (symbol !== border) used[row * (border + 1) + symbol] = 1;
  });
  return used;
}

/** A power of 2, so that few models serve all counts. */
function rowsFor(count: number): number {
  let rows = 1;
  while (rows < count && rows < MOST_ROWS) rows *= 2;
  return rows;
}

interface WindowPlan {
  readonly rows: number;
  /** Where in the documents the window begins. */
  readonly start: number;
  readonly steps: number;
  readonly border: number;
  readonly maxTokens: number;
  /** Whether the law depends on what a document has already. */
  readonly penalised: boolean;
}

/** Draws on the documents that have not ended, as far as a window from `start` sees; what they have there already is given. */
async function drawWindow(session: Session, fixed: Parameters<Session['run']>[0], drafts: readonly Draft[], { rows, start, steps, border, maxTokens, penalised }: WindowPlan): Promise<void> {
  const first = new Int32Array(rows).fill(border);
  const ended = new Uint8Array(rows).fill(1);
  const forced = new Int32Array(steps * rows).fill(-1);
  const uniforms = new Float32Array(steps * rows);
  drafts.forEach((draft, row) => {
    if (draft.ended) return;
    ended[row] = 0;
    first[row] = draft.sequence[start]!;
    for (let step = 0; step < steps; step++) {
      const known = draft.sequence[start + step + 1];
      if (known === undefined) uniforms[step * rows + row] = Math.min(draft.rng.uniform(), ALMOST_ONE);
      else forced[step * rows + row] = known;
    }
  });
  const { drawn } = await session.run({
    ...fixed,
    ...(penalised && { used: { data: usedBefore(drafts, start, rows, border), shape: [rows, border + 1] } }),
    first: { data: first, shape: [rows] },
    ended: { data: ended, shape: [rows] },
    forced: { data: forced, shape: [steps, rows] },
    uniforms: { data: uniforms, shape: [steps, rows] },
  });
  const symbols = drawn!.data as Int32Array;
  drafts.forEach((draft, row) => {
    for (let step = draft.sequence.length - 1 - start; !draft.ended && step < steps; step++) {
      const symbol = symbols[step * rows + row]!;
      draft.ended = symbol === border;
      if (!draft.ended) draft.sequence.push(symbol);
    }
    draft.ended ||= draft.sequence.length > maxTokens;
  });
}
