// What a tokenizer is: the one place where text becomes tokens and tokens become text again.

/** Cuts a text into string tokens and puts tokens back into something readable. */
export interface Tokenizer {
  tokenize(text: string): string[];
  /** Readable text, not the original: what the tokenizer dropped stays lost. */
  join(tokens: readonly string[]): string;
}
