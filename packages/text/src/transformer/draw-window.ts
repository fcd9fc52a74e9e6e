// Draws on many documents at once, as far as one window sees: feeds the graph of sampling, and reads what it drew.
import type { Rng } from '@collapse-lab/numeric';
import type { Feeds } from '@collapse-lab/onnx-autodiff';
import type { Decoding } from '@collapse-lab/runner';
import { ALMOST_ONE } from './draw-symbol.ts';
import type { Architecture } from './network.ts';
import type { SampleRequest } from './sample-request.ts';
import { samplingModel } from './sampling-model.ts';
import { sessionOf } from './sessions.ts';
import { windowStart } from './symbols.ts';

/** Stands for a temperature of 0: logits that single precision tells apart are then so far apart that all but the highest have probability 0. */
const COLDEST = 1e-30;

/** Stands for a topP that single precision takes for 0: the likeliest symbol alone reaches either. */
const LEAST_TOP_P = 1e-37;

/** Documents drawn at once, at most. */
export const MOST_ROWS = 128;

/** A document being drawn: its symbols after a border, some of which it was given as these tokens. */
export interface Draft {
  readonly given: Uint32Array;
  readonly sequence: number[];
  readonly rng: Rng;
  ended: boolean;
}

/** Goes on with drafts, at most `MOST_ROWS`, to the ends of their windows. All know the symbols of its first `prefix` positions, and one more. */
export type DrawWindow = (drafts: readonly Draft[], prefix: number) => Promise<void>;

/** What draws by the decoded law of a transformer. */
export function windowDrawer(vector: Float32Array, architecture: Architecture, { count, maxTokens, decoding, threads }: SampleRequest): DrawWindow {
  const { context, symbols } = architecture;
  const rows = rowsFor(count);
  const { form, fed } = decoded(decoding, symbols);
  return async (drafts, prefix) => {
    const model = { architecture, rows, prefix, ...form };
    const session = await sessionOf(JSON.stringify(['sample', model]), threads, () => samplingModel(model));
    const lines = drafts.map((draft): Line => {
      const first = windowStart(draft.sequence.length, context) + prefix;
      return { draft, first, steps: Math.min(context - prefix, maxTokens - first) };
    });
    const { drawn } = await session.run({
      parameters: { data: vector, shape: [vector.length] },
      ...fed,
      ...symbolsFed(lines, { rows, symbols, prefix, truncated: form.truncated }),
      ...(form.penalised && { used: { data: usedBefore(lines, rows, symbols), shape: [rows, symbols] } }),
    });
    for (const [row, { draft, first, steps }] of lines.entries()) {
      for (let step = draft.sequence.length - 1 - first; !draft.ended && step < steps; step++) {
        const symbol = (drawn!.data as Int32Array)[step * rows + row]!;
        draft.ended = symbol === symbols - 1;
        if (!draft.ended) draft.sequence.push(symbol);
      }
      draft.ended ||= draft.sequence.length > maxTokens;
    }
  };
}

/** A power of 2, so that few models serve all counts. */
function rowsFor(count: number): number {
  let rows = 1;
  while (rows < count && rows < MOST_ROWS) rows *= 2;
  return rows;
}

/** How the law is decoded: the form of its graph, and what that is fed. */
function decoded({ temperature = 1, topK = Infinity, topP = 1, minP = 0, repetitionPenalty = 1 }: Decoding, symbols: number): { readonly form: { readonly truncated: boolean; readonly penalised: boolean }; readonly fed: Feeds } {
  const truncated = topK < symbols || topP < 1 || minP > 0;
  const penalised = repetitionPenalty !== 1;
  const scalar = (value: number): Feeds[string] => ({ data: Float32Array.of(value), shape: [] });
  const sorted = { data: BigInt64Array.of(BigInt(Math.min(topK, symbols))), shape: [1] };
  return {
    form: { truncated, penalised },
    fed: {
      temperature: scalar(Math.max(temperature, COLDEST)),
      ...(penalised && { penalty: scalar(repetitionPenalty) }),
      // Sums of rounded probabilities reach 1 before all of them are added.
      ...(truncated && { topK: sorted, topP: scalar(topP < 1 ? Math.max(topP, LEAST_TOP_P) : Infinity), minP: scalar(minP) }),
    },
  };
}

/** A draft in a row: which of its symbols is seen first after the prefix, and how many may follow it. */
interface Line {
  readonly draft: Draft;
  readonly first: number;
  readonly steps: number;
}

/** What the drafts have in their windows, and what draws the rest; rows without a draft have ended. */
function symbolsFed(lines: readonly Line[], { rows, symbols, prefix, truncated }: { readonly rows: number; readonly symbols: number; readonly prefix: number; readonly truncated: boolean }): Feeds {
  const steps = Math.max(...lines.map((line) => line.steps));
  const before = new Int32Array(rows * prefix);
  const firsts = new Int32Array(rows).fill(symbols - 1);
  const ended = new Uint8Array(rows).fill(1);
  const forced = new Int32Array(steps * rows).fill(-1);
  const uniforms = new Float32Array(steps * rows);
  const again = new Float32Array(truncated ? steps * rows : 0);
  // What draws a symbol; where the law is cut, also what draws in its stead.
  const drawing = truncated ? [uniforms, again] : [uniforms];
  for (const [row, { draft: { sequence, rng }, first, steps }] of lines.entries()) {
    before.set(sequence.slice(first - prefix, first), row * prefix);
    firsts[row] = sequence[first]!;
    ended[row] = 0;
    for (let step = 0; step < steps; step++) {
      const known = sequence[first + step + 1];
      if (known !== undefined) forced[step * rows + row] = known;
      else for (const each of drawing) each[step * rows + row] = Math.min(rng.uniform(), ALMOST_ONE);
    }
  }
  return {
    ...(prefix > 0 && { before: { data: before, shape: [rows, prefix] } }),
    first: { data: firsts, shape: [rows] },
    ended: { data: ended, shape: [rows] },
    forced: { data: forced, shape: [steps, rows] },
    uniforms: { data: uniforms, shape: [steps, rows] },
    ...(truncated && { again: { data: again, shape: [steps, rows] } }),
  };
}

/** By row, the symbols that the document has before the first one seen; what comes after is seen by the graph. */
function usedBefore(lines: readonly Line[], rows: number, symbols: number): Uint8Array {
  const used = new Uint8Array(rows * symbols);
  for (const [row, { draft, first }] of lines.entries()) {
    for (const symbol of draft.sequence.slice(0, first)) if (symbol !== symbols - 1) used[row * symbols + symbol] = 1;
  }
  return used;
}
