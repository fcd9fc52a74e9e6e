// What an embedded text is: a text that needs no file, because a dependency carries it.

/** A text that comes with the package. */
export interface EmbeddedText {
  /** The whole text; paragraphs are separated by blank lines. */
  read(): Promise<string>;
}
