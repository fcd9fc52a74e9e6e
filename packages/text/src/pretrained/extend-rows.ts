// Draws how rows of tokens go on, by a pretrained model and uniforms of our own.
import type { Documents, Rng } from '@collapse-lab/numeric';
import type { Decoding } from '@collapse-lab/runner';
import { documentsOf, listsOf } from '../document-lists.ts';
import { DecoderRun } from './decoder-run.ts';
import { drawToken } from './draw-token.ts';
import type { LanguageModel } from './language-model.ts';
import type { SequenceRun } from './sequence-run.ts';

export interface DrawOptions {
  /** Tokens at which a document is cut. */
  readonly maxTokens: number;
  readonly decoding: Decoding;
}

/** What rows are extended by. */
export interface Extension extends DrawOptions {
  readonly ends: readonly number[];
  /** Never drawn. */
  readonly barred: readonly number[];
  readonly rng: Rng;
}

/** Documents drawn at once. */
const ROWS = 16;

/** Documents made of others some at a time, in order; the rows are copies. */
export async function byRows(documents: Documents, make: (rows: number[][]) => Promise<readonly number[][]>): Promise<Documents> {
  const lists = listsOf(documents);
  const made: (readonly number[])[] = [];
  for (let from = 0; from < lists.length; from += ROWS) made.push(...(await make(lists.slice(from, from + ROWS))));
  return documentsOf(made);
}

/** For each document one that begins with it, of at most `maxTokens` tokens, or until the model ends it. */
export function continueDocuments(language: LanguageModel, prompts: Documents, options: DrawOptions, rng: Rng): Promise<Documents> {
  const { begin, ends, unnamed: barred } = language;
  return byRows(prompts, async (rows) => {
    await extendRows(new DecoderRun(language), rows.map((row) => [begin, ...row]), rows, { ...options, ends, barred, rng });
    return rows;
  });
}

/** Appends to the rows what is drawn after `inputs`, until the model ends them or they have `maxTokens` tokens. */
export async function extendRows(run: SequenceRun, inputs: readonly (readonly number[])[], rows: readonly number[][], { maxTokens, decoding, ends, barred, rng }: Extension): Promise<void> {
  const ended = rows.map((row) => row.length >= maxTokens);
  // One that has ended may be longer than the model's context.
  const asked = inputs.map((input, i) => (ended[i] ? input.slice(0, 1) : input));
  let positions = asked.map((input) => input.length - 1);
  let logits = ended.every(Boolean) ? undefined : await run.begin(asked);
  while (logits) {
    const law = logits;
    const next = rows.map((row, i) => {
      // What a row that has ended is given is not looked at.
      if (ended[i]) return ends[0]!;
      const token = drawToken(law.at(i, positions[i]!), decoding, rng, barred);
      ended[i] = ends.includes(token);
      if (!ended[i]) ended[i] = row.push(token) >= maxTokens;
      return token;
    });
    positions = rows.map(() => 0);
    logits = ended.every(Boolean) ? undefined : await run.next(next);
  }
}
