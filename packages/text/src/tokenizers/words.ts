// Words: lower-cased runs of letters, marks, numbers and apostrophes.
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { wordLevelJson } from '../export/word-level-json.ts';
import type { Tokenizer } from '../tokenizer.ts';

// Only U+0027 counts as an apostrophe: "don’t" with U+2019 gives two words.
const WORD = /[\p{L}\p{M}\p{N}']+/gu;

/** The words of a text, in its order. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** `words`: no Unicode normalisation, no stemming, no stop words; punctuation is dropped. */
export const words = defineEntry({
  id: 'words',
  summary: 'Lower-cased runs of Unicode letters, marks, numbers and apostrophes; everything else separates.',
  parameters: z.strictObject({}),
  create: (): Tokenizer => ({
    tokenize: wordsOf,
    join: (tokens) => tokens.join(' '),
    json: (types) => wordLevelJson(types, { normalizer: { type: 'Lowercase' }, preTokenizer: { type: 'Split', pattern: { Regex: "[^\\p{L}\\p{M}\\p{N}']+" }, behavior: 'Removed', invert: false }, decoder: null }),
  }),
});
