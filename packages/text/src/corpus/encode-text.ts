// From a text to documents of token ids.
import { Growable, type Documents } from '@collapse-lab/numeric';
import type { Tokenizer } from '../tokenizer.ts';
import { Vocabulary } from '../vocabulary.ts';
import { splitText, type Split } from './split.ts';

export interface EncodedText {
  readonly documents: Documents;
  /** Of all documents. */
  readonly vocabulary: Vocabulary;
  /** Document by document, the text that it is of, and its place among those given. */
  readonly pieces: readonly string[];
  readonly places: readonly number[];
}

/** The documents of `text`; pieces without a token are dropped. */
export function encodeText(text: string, tokenizer: Tokenizer, split: Split): EncodedText {
  return encodePieces(splitText(text, split), tokenizer);
}

/** A document for each piece that has a token. */
export function encodePieces(given: Iterable<string>, tokenizer: Tokenizer): EncodedText {
  const vocabulary = new Vocabulary(tokenizer.vocabulary);
  const tokens = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const starts = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const pieces: string[] = [];
  const places: number[] = [];
  let place = -1;
  starts.push(0);
  for (const piece of given) {
    place++;
    const found = tokenizer.tokenize(piece);
    if (found.length === 0) continue;
    for (const token of found) tokens.push(vocabulary.add(token));
    starts.push(tokens.length);
    pieces.push(piece);
    places.push(place);
  }
  return { documents: { tokens: tokens.view(), starts: starts.view() }, vocabulary, pieces, places };
}
