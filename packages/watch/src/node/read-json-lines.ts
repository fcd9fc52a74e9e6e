// JSON lines: one JSON value a line.
import { lineOf } from '@collapse-lab/runner';
import { readLines } from './lines.ts';
import { typedNumber, type Source } from './source.ts';

export function jsonLinesSource(path: string, bytes: number, gzip: boolean): Source {
  return {
    path,
    bytes,
    format: 'JSON lines',
    place: (line) => `${path}:${line}`,
    numberOf: typedNumber,
    async read({ take, ...reading }) {
      const onLine = (text: string, line: number): void => {
        if (text.trim() === '') return;
        const value = parsed(text, (why) => { reading.skips.bad('not JSON', `${path}:${line} must be one JSON value, but reading it says: ${why}`); });
        if (value !== undefined) take(value, line);
      };
      await readLines(path, { ...reading, gzip, onLine });
    },
  };
}

/** The value, or undefined for what is none. */
function parsed(text: string, onMistake: (why: string) => void): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    onMistake(lineOf(error));
    return undefined;
  }
}
