// Whether documents have the numbers that a pretrained model knows tokens by.
import type { Documents } from '@collapse-lab/numeric';
import { UserError, type World } from '@collapse-lab/runner';
import { namesOf } from '../export/with-border.ts';
import type { OpenModel } from './open-model.ts';

/** Throws UserError where the world cuts text by another tokenizer than the model's. */
export function checkTokenizer(name: string, { tokenizer, vocabulary }: OpenModel, { tokens }: Documents, world: World<Documents> | undefined): void {
  const wayOut = `name it with tokenizer: { kind: pretrained, model: ${name} }`;
  const file = world?.tokenizer?.();
  if (!file) throw new UserError(`world must have a tokenizer that fits the model ${name}, but its tokens are of no file; take the world corpus, and ${wayOut}`);
  const known = tokenizer.get_vocab();
  for (const [token, id] of namesOf(file.json)) {
    if (known.get(token) !== id) throw new UserError(`tokenizer must be that of the model ${name}, which has ${known.has(token) ? `number ${known.get(token)!} for` : 'no'} ${JSON.stringify(token)}, but got one that has number ${id} for it; ${wayOut}`);
  }
  const other = file.ids.findIndex((id, token) => id !== undefined && id !== token);
  if (other >= 0) throw new UserError(`documents must have the numbers of the model ${name}, but token ${other} is number ${file.ids[other]!} of its tokenizer; ${wayOut}`);
  const largest = tokens.reduce((most, token) => Math.max(most, token), 0);
  if (largest >= vocabulary) throw new UserError(`tokens must be below the ${vocabulary} that the model ${name} has, but one is ${largest}; ${wayOut}`);
}
