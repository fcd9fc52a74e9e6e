// A causal language model that was trained elsewhere, with what it needs to be told of borders.
import { UserError, type Host } from '@collapse-lab/runner';
import { openModel, type OpenModel } from './open-model.ts';

/** A decoder with its tokenizer. */
export interface LanguageModel extends OpenModel {
  /** The token that stands before a text. */
  readonly begin: number;
  /** Those that end one; the first is what an end is scored as. */
  readonly ends: readonly number[];
}

export async function openLanguageModel(name: string, host: Host): Promise<LanguageModel> {
  const open = await openModel(name, host, 'causal');
  const { bos_token_id, n_positions, max_position_embeddings } = open.config;
  const ends = endsOf(open);
  const known = n_positions !== undefined || max_position_embeddings !== undefined;
  if (!known || ends.length === 0) throw new UserError(`${open.folder}/config.json must tell n_positions or max_position_embeddings, and eos_token_id, but has not both; add what is missing`);
  const begin = bos_token_id ?? ends[0]!;
  checkNumbers(open, { bos_token_id: [begin], eos_token_id: ends });
  return { ...open, begin, ends };
}

/** Throws UserError where the configuration gives one of these tokens a number that the model has none of. */
export function checkNumbers({ folder, vocabulary }: OpenModel, tokens: Readonly<Record<string, readonly number[]>>): void {
  for (const [name, numbers] of Object.entries(tokens)) {
    const other = numbers.find((number) => !(Number.isInteger(number) && number >= 0 && number < vocabulary));
    if (other !== undefined) throw new UserError(`${folder}/config.json must have one of the model's ${vocabulary} tokens as ${name}, but got ${String(other)}; put the number there that tokenizer.json has for it`);
  }
}

/** The tokens that end a text. */
export function endsOf({ config: { eos_token_id, bos_token_id } }: OpenModel): readonly number[] {
  return [eos_token_id ?? bos_token_id ?? []].flat();
}
