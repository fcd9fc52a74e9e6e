// Plain text: one document a line, or a paragraph between blank lines.
import { readLines } from './lines.ts';
import { typedNumber, type Source } from './source.ts';

/** What one document of a plain text is; `line` leaves blank lines out. */
export type TextUnit = 'line' | 'paragraph';

export function textSource(path: string, bytes: number, gzip: boolean, unit: TextUnit): Source {
  return {
    path,
    bytes,
    format: 'text',
    place: (line) => `${path}:${line}`,
    numberOf: typedNumber,
    async read({ take, ...reading }) {
      if (unit === 'line') {
        await readLines(path, { ...reading, gzip, onLine: (text, line) => { if (text.trim() !== '') take(text, line); } });
        return;
      }
      let paragraph: string[] = [];
      let first = 1;
      const finish = (): void => {
        if (paragraph.length > 0) take(paragraph.join('\n'), first);
        paragraph = [];
      };
      const onLine = (text: string, line: number): void => {
        if (text.trim() === '') finish();
        else if (paragraph.push(text) === 1) first = line;
      };
      await readLines(path, { ...reading, gzip, onLine });
      finish();
    },
  };
}
