// Records of a CSV text with the lines that they stand on (RFC 4180): quoted fields may hold separators, line breaks and doubled quotes.
import { UserError } from '@collapse-lab/runner';

/** Decimal numbers; what else a program would take for one (hexadecimal, Infinity, nothing) is none in a table. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** The number that a field is; NaN for a field that is none, spaces around it being left out. */
export function decimal(field: string): number {
  const trimmed = field.trim();
  return NUMBER.test(trimmed) ? Number(trimmed) : NaN;
}

export interface CsvRecord {
  /** The line that it begins on, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * The records of a text, one after the other; lines end with \n, \r\n or \r. `path` is what mistakes are
 * reported under, `firstLine` where the text begins in it.
 */
export function* csvRecords(text: string, separator: string, path: string, firstLine = 1): Generator<CsvRecord> {
  let [at, line] = [0, firstLine];
  while (at < text.length) {
    const first = line;
    const fields: string[] = [];
    do fields.push(text[at] === '"' ? quoted() : plain());
    while (separated());
    yield { line: first, fields };
  }

  function plain(): string {
    const from = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
    return text.slice(from, at);
  }

  function quoted(): string {
    const opened = line;
    let value = '';
    for (;;) {
      const close = text.indexOf('"', at + 1);
      if (close < 0) throw new UserError(`${path}:${opened} must close its quotation mark, but the file ends before; add one, or double one that belongs to the text`);
      value += text.slice(at + 1, close);
      at = close + 1;
      if (text[at] !== '"') break;
      value += '"';
    }
    line += value.split(/\r\n|\n|\r/).length - 1;
    return value;
  }

  /** Steps over what ends a field; false where the record ends with it. */
  function separated(): boolean {
    const end = text[at];
    if (end === separator) {
      at++;
      return true;
    }
    if (end !== undefined && end !== '\n' && end !== '\r') throw new UserError(`${path}:${line} must have a separator after a quoted field, but got "${end}"; put the whole field in quotation marks`);
    at += end === '\r' && text[at + 1] === '\n' ? 2 : 1;
    line++;
    return false;
  }
}
