// A world's tokenizer as a file, and where its tokens stand in that.
import type { WorldTokenizer } from '@collapse-lab/runner';
import type { Tokenizer } from '../tokenizer.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { namesOf } from './with-border.ts';

/** For a tokenizer that has a tokenizer.json, and the types that it found in a text. */
export function worldTokenizer(tokenizer: Tokenizer, { names }: Vocabulary): WorldTokenizer {
  const json = tokenizer.json!(names);
  const numbers = namesOf(json);
  return { json, ids: names.map((name) => (name === undefined ? undefined : numbers.get(name))), size: [...numbers.values()].reduce((most, id) => Math.max(most, id + 1), 0) };
}
