// What an embedded text is: a text that needs no file, because a dependency carries it.

/** A part of a text, with what else is known of it. */
export interface TextPart {
  readonly text: string;
  readonly [field: string]: unknown;
}

/** A text that comes with the package. */
export interface EmbeddedText {
  /** What its parts are, as a corpus calls documents. */
  readonly division: 'chapters' | 'records';
  parts(): Promise<readonly TextPart[]>;
  /** The whole text; parts, and paragraphs in them, are separated by blank lines. */
  read(): Promise<string>;
}

/** A text of these parts. */
export function embeddedText(division: EmbeddedText['division'], parts: EmbeddedText['parts']): EmbeddedText {
  return { division, parts, read: async () => (await parts()).map(({ text }) => text).join('\n\n') };
}
