// Characters: one token per Unicode code point.
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { wordLevelJson } from '../export/word-level-json.ts';
import type { Tokenizer } from '../tokenizer.ts';

/** `characters`: case, spaces and punctuation are kept, so `join` restores the text. */
export const characters = defineEntry({
  id: 'characters',
  summary: 'Unicode code points as they stand; nothing is dropped or changed.',
  parameters: z.strictObject({}),
  create: (): Tokenizer => ({
    tokenize: (text) => [...text],
    join: (tokens) => tokens.join(''),
    json: (types) => wordLevelJson(types, { normalizer: null, preTokenizer: { type: 'Split', pattern: { Regex: '[\\s\\S]' }, behavior: 'Isolated', invert: false }, decoder: { type: 'Fuse' } }),
  }),
});
