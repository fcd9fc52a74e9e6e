// How one long text is cut into documents.
import { CHAPTER_HEADING, chaptersOf } from './chapters.ts';

/** The rules by name; a document never spans two pieces. */
export const SPLITS = ['paragraphs', 'lines', 'chapters', 'files'] as const;

export type Split = (typeof SPLITS)[number];

/** The pieces of `text`: paragraphs are separated by blank lines, lines by line ends (LF or CR LF), chapters begin with lines that match `heading`; a file is one. */
export function splitText(text: string, split: Split, heading = CHAPTER_HEADING): string[] {
  const lines = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  switch (split) {
    case 'files':
      return [lines];
    case 'lines':
      return lines.split('\n');
    case 'paragraphs':
      // The line end of the last paragraph is the file's, not a character of the text.
      return lines.replace(/\n\s*$/, '').split(/\n(?:[^\S\n]*\n)+/);
    case 'chapters':
      return chaptersOf(lines.split('\n'), new RegExp(heading, 'u'));
  }
}
