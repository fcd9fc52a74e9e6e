// Whether a model's graph is the one that its configuration speaks of.
import { lineOf, messageOf, UserError } from '@collapse-lab/runner';
import type { PreTrainedModel } from '@xenova/transformers';
import { paddedRows } from './integers.ts';

/** Positions beyond which trying them would cost more than many a run: so many take 2.5 s of a core where a model has GPT-2's shape, and time and memory grow with their square. */
const MOST = 1024;

export interface LoadedModel {
  readonly model: PreTrainedModel;
  readonly folder: string;
  /** Positions that it may see. */
  readonly context: number;
  /** Tokens that it has. */
  readonly vocabulary: number;
  /** What fills rows up. */
  readonly pad: number;
}

/**
 * Reads one text of as many tokens as the model may see, or of one where those are too many to try. Throws UserError where its graph has fewer
 * positions than its configuration names, or laws over another number of tokens.
 */
export async function checkGraph({ model, folder, context, vocabulary, pad }: LoadedModel): Promise<void> {
  // Some graphs count no position for what fills up.
  const token = pad === 0 ? 1 : 0;
  const length = context > MOST ? 1 : context;
  const { logits } = (await model.forward(await paddedRows([Array<number>(length).fill(token)], pad)).catch((error: unknown) => {
    const said = lineOf(messageOf(error).replace(/^.*Status Message: /s, ''));
    throw new UserError(`${folder}/config.json must name no more positions than the model's graph has, but got ${context}, and reading ${length} tokens says: ${said}; lower n_positions or max_position_embeddings to those that it was trained with`);
  })) as { readonly logits?: { readonly dims: readonly number[] } };
  const tokens = logits?.dims.at(-1);
  if (tokens !== undefined && tokens !== vocabulary) throw new UserError(`${folder}/config.json must name as many tokens as the model's graph has, ${tokens}, but got vocab_size ${vocabulary}; put that number there`);
}
