// Sampled documents as text and as token ids.
import type { Tokenizer, Vocabulary } from '@collapse-lab/text';

export interface EncodedDocument {
  readonly text: string;
  readonly tokens: Uint32Array;
}

/** A document from its UTF-8 bytes; new types get the next free ids of the vocabulary. */
export function encodeDocument(bytes: Uint8Array, tokenizer: Tokenizer, vocabulary: Vocabulary): EncodedDocument {
  const text = new TextDecoder().decode(bytes);
  return { text, tokens: Uint32Array.from(tokenizer.tokenize(text), (token) => vocabulary.add(token)) };
}
