// How one long text is cut into documents.

/** The rules by name; a document never spans two pieces. */
export const SPLITS = ['paragraphs', 'lines'] as const;

export type Split = (typeof SPLITS)[number];

/** The pieces of `text`: paragraphs are separated by blank lines, lines by line ends (LF or CR LF). */
export function splitText(text: string, split: Split): string[] {
  const lines = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  return split === 'lines' ? lines.split('\n') : lines.split(/\n(?:[^\S\n]*\n)+/);
}
