// Rewrites documents: a pretrained model is given each of them inside a prompt, and what it answers is the next one.
import type { Documents, Rng } from '@collapse-lab/numeric';
import { UserError } from '@collapse-lab/runner';
import { DecoderRun } from './decoder-run.ts';
import { byRows, extendRows, type DrawOptions } from './extend-rows.ts';
import { checkNumbers, endsOf, type LanguageModel } from './language-model.ts';
import type { OpenModel } from './open-model.ts';
import type { SequenceRun } from './sequence-run.ts';
import { TextToTextRun } from './text-to-text-run.ts';

/** A model that answers. */
export interface Answerer {
  readonly open: OpenModel;
  readonly ends: readonly number[];
  /** Positions that the prompt and the answer may have, together or each, all special tokens apart. */
  fits(prompt: number, answer: number): boolean;
  /** A run over these prompts, and what its rows begin with. */
  run(prompts: readonly (readonly number[])[]): { readonly run: SequenceRun; readonly inputs: readonly (readonly number[])[] };
}

/** A causal language model goes on from the prompt. */
export function causalAnswerer(language: LanguageModel): Answerer {
  const { begin, ends, context } = language;
  return {
    open: language,
    ends,
    fits: (prompt, answer) => 1 + prompt + answer <= context,
    run: (prompts) => ({ run: new DecoderRun(language), inputs: prompts.map((prompt) => [begin, ...prompt]) }),
  };
}

/** An encoder–decoder reads the prompt and writes another text. Throws UserError where its configuration does not say how a text begins and ends. */
export function textToTextAnswerer(open: OpenModel): Answerer {
  const { config, folder, around: { before, after }, context } = open;
  const { decoder_start_token_id: start, forced_bos_token_id: forced } = config;
  const ends = endsOf(open);
  if (start === undefined || ends.length === 0) throw new UserError(`${folder}/config.json must tell decoder_start_token_id and eos_token_id, but has not both; add what is missing`);
  checkNumbers(open, { decoder_start_token_id: [start], eos_token_id: ends, forced_bos_token_id: typeof forced === 'number' ? [forced] : [] });
  return {
    open,
    ends,
    fits: (prompt, answer) => Math.max(before.length + prompt + after.length, 2 + answer) <= context,
    run: (prompts) => ({ run: new TextToTextRun(open, prompts.map((prompt) => [...before, ...prompt, ...after])), inputs: prompts.map(() => [start, ...(typeof forced === 'number' ? [forced] : [])]) }),
  };
}

/** What stands around a document in a prompt: tokens of the model. */
export interface Template {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** A prompt's tokens around `{text}`. Each side is cut by itself, so that a document's tokens stay what they are. */
export function templateOf({ tokenizer }: OpenModel, prompt: string): Template {
  const [before, after] = prompt.split('{text}').map((side) => (side === '' ? [] : tokenizer.encode(side, { add_special_tokens: false }))) as [number[], number[]];
  return { before, after };
}

/** For each document what the model answers to it, of at most `maxTokens` tokens. */
export function rewriteDocuments({ open, ends, run }: Answerer, documents: Documents, { before, after }: Template, options: DrawOptions, rng: Rng): Promise<Documents> {
  return byRows(documents, async (rows) => {
    const answers = rows.map((): number[] => []);
    const asked = run(rows.map((row) => [...before, ...row, ...after]));
    await extendRows(asked.run, asked.inputs, answers, { ...options, ends, barred: open.unnamed, rng });
    return answers;
  });
}
