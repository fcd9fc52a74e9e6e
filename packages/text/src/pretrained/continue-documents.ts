// Draws how documents go on, by a pretrained model and uniforms of our own: what transformers.js draws by itself cannot be repeated.
import { documentCount, Growable, type Documents, type Rng } from '@collapse-lab/numeric';
import { decodedWeights, type Decoding } from '@collapse-lab/runner';
import { DecoderRun } from './decoder-run.ts';
import type { LanguageModel } from './open-model.ts';

/** Documents drawn at once. */
const ROWS = 16;

/** For each document one that begins with it, of at most `maxTokens` tokens, or until the model ends it. */
export async function continueDocuments(language: LanguageModel, prompts: Documents, { maxTokens, decoding }: { readonly maxTokens: number; readonly decoding: Decoding }, rng: Rng): Promise<Documents> {
  const tokens = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const starts = new Uint32Array(documentCount(prompts) + 1);
  for (let from = 0; from < documentCount(prompts); from += ROWS) {
    const rows = Array.from({ length: Math.min(ROWS, documentCount(prompts) - from) }, (_, i) => Array.from(prompts.tokens.subarray(prompts.starts[from + i], prompts.starts[from + i + 1])));
    await continueRows(language, rows, maxTokens, (logits) => draw(logits, decoding, rng));
    rows.forEach((row, i) => {
      for (const token of row) tokens.push(token);
      starts[from + i + 1] = tokens.length;
    });
  }
  return { tokens: tokens.view(), starts };
}

/** Appends to the rows what is drawn. */
async function continueRows(language: LanguageModel, rows: readonly number[][], maxTokens: number, drawn: (logits: Float32Array) => number): Promise<void> {
  const ended = rows.map((row) => row.length >= maxTokens);
  const run = new DecoderRun(language, rows.map((row) => row.length + 1));
  let positions = rows.map((row) => row.length);
  let logits = ended.every(Boolean) ? undefined : await run.begin(rows.map((row) => [language.begin, ...row]));
  while (logits) {
    const law = logits;
    const next = rows.map((row, i) => {
      if (ended[i]) return language.begin;
      const token = drawn(law.at(i, positions[i]!));
      ended[i] = language.ends.includes(token);
      if (!ended[i]) ended[i] = row.push(token) >= maxTokens;
      return token;
    });
    positions = rows.map(() => 0);
    logits = ended.every(Boolean) ? undefined : await run.next(next);
  }
}

/** A token by inversion of the decoded law. */
function draw(logits: Float32Array, decoding: Decoding, rng: Rng): number {
  const most = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = decodedWeights(Float64Array.from(logits, (logit) => Math.exp(logit - most)), decoding);
  let left = rng.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let token = 0; token < weights.length; token++) if ((left -= weights[token]!) < 0) return token;
  // Rounding may leave a trace: the last possible one.
  return weights.findLastIndex((weight) => weight > 0);
}
