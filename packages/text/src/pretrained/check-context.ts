// Whether a model's graph reaches as far as its configuration says.
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
  /** What fills rows up. */
  readonly pad: number;
}

/** Reads one text of as many tokens as the model may see. Throws UserError where its graph has fewer positions than its configuration names. */
export async function checkContext({ model, folder, context, pad }: LoadedModel): Promise<void> {
  if (context > MOST) return;
  // Some graphs count no position for what fills up.
  const token = pad === 0 ? 1 : 0;
  const said = await model.forward(await paddedRows([Array<number>(context).fill(token)], pad)).then(() => undefined, (error: unknown) => lineOf(messageOf(error).replace(/^.*Status Message: /s, '')));
  if (said !== undefined) {
    throw new UserError(`${folder}/config.json must name no more positions than the model's graph has, but got ${context}, and reading as many tokens says: ${said}; lower n_positions or max_position_embeddings to those that it was trained with`);
  }
}
