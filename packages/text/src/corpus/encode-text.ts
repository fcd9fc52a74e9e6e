// From a text to documents of token ids.
import { Growable, type Documents } from '@collapse-lab/numeric';
import type { Tokenizer } from '../tokenizer.ts';
import { Vocabulary } from '../vocabulary.ts';
import { splitText, type Split } from './split.ts';

/** The documents of `text` and the vocabulary of all of them; pieces without a token are dropped. */
export function encodeText(text: string, tokenizer: Tokenizer, split: Split): { documents: Documents; vocabulary: Vocabulary } {
  const vocabulary = new Vocabulary();
  const tokens = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const starts = new Growable<Uint32Array>((length) => new Uint32Array(length));
  starts.push(0);
  for (const piece of splitText(text, split)) {
    const found = tokenizer.tokenize(piece);
    if (found.length === 0) continue;
    for (const token of found) tokens.push(vocabulary.add(token));
    starts.push(tokens.length);
  }
  return { documents: { tokens: tokens.view(), starts: starts.view() }, vocabulary };
}
