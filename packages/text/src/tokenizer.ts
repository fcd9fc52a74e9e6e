// What a tokenizer is: the one place where text becomes tokens and tokens become text again.
import type { Awaitable, Host } from '@collapse-lab/runner';

/** Cuts a text into string tokens and puts tokens back into something readable. */
export interface Tokenizer {
  tokenize(text: string): string[];
  /** Readable text, not the original: what the tokenizer dropped stays lost. */
  join(tokens: readonly string[]): string;
  /** Where it is learned from text: the tokenizer that these texts give, which finds a token wherever this one does. */
  learn?(texts: Iterable<string>): Tokenizer;
  /** Where tokens have ids of their own: the tokens by id, which documents have too. */
  readonly vocabulary?: readonly (string | undefined)[];
  /** Where there is such a file: the content of its tokenizer.json. Types have the numbers of `types` in it, unless it has numbers of its own. */
  json?(types: readonly (string | undefined)[]): object;
  /** Of the file, where it comes of one. */
  readonly fingerprint?: string;
}

/** A tokenizer that stands in a file. */
export interface TokenizerFile {
  /** Throws UserError where the file is missing, or no tokenizer. */
  read(host: Host): Promise<Tokenizer>;
}

/** A tokenizer as it is named. */
export type TokenizerSource = Tokenizer | TokenizerFile;

/** The tokenizer that is named, read where it stands in a file. */
export function openTokenizer(source: TokenizerSource, host: Host): Awaitable<Tokenizer> {
  return 'read' in source ? source.read(host) : source;
}
