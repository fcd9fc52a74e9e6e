// Bytes: one token per byte of the text in UTF-8.
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { byteAlphabet, fromByteCharacters, toByteCharacters } from '../bpe/byte-alphabet.ts';
import { tokenizerJson } from '../bpe/tokenizer-json.ts';
import type { Tokenizer } from '../tokenizer.ts';

/** `bytes`: at most 256 types; what a model draws need not be UTF-8, and is shown with U+FFFD where it is not. */
export const bytes = defineEntry({
  id: 'bytes',
  summary: 'Bytes of the text in UTF-8; nothing is dropped or changed.',
  parameters: z.strictObject({}),
  create: (): Tokenizer => ({
    tokenize: (text) => [...toByteCharacters(text)],
    join: (tokens) => fromByteCharacters(tokens.join('')),
    json: () => tokenizerJson({ tokens: byteAlphabet, merges: [] }),
  }),
});
