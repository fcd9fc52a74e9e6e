// What a tokenizer is: the one place where text becomes tokens and tokens become text again.

/** Cuts a text into string tokens and puts tokens back into something readable. */
export interface Tokenizer {
  tokenize(text: string): string[];
  /** Readable text, not the original: what the tokenizer dropped stays lost. */
  join(tokens: readonly string[]): string;
  /** Where it is learned from text: the tokenizer that these texts give, which finds a token wherever this one does. */
  learn?(texts: Iterable<string>): Tokenizer;
  /** Where there is such a file: the content of its tokenizer.json. */
  json?(): object;
}
