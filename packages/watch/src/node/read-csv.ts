// CSV and TSV as a stream: lines are joined while a quotation mark is open, then read as records (RFC 4180); the first names the columns.
import { csvRecords, decimal, type CsvRecord } from '@collapse-lab/gmm';
import { UserError } from '@collapse-lab/runner';
import { readLines } from './lines.ts';
import type { Reading, Source } from './source.ts';

/** A record over more lines than this has lost its closing quotation mark. */
const MOST_LINES = 10_000;

export function csvSource(path: string, bytes: number, gzip: boolean): Source {
  return {
    path,
    bytes,
    format: 'CSV',
    place: (line) => `${path}:${line}`,
    numberOf: (field) => (typeof field === 'string' ? decimal(field) : NaN),
    async read(reading) {
      const table = new CsvTable(path, reading);
      await readLines(path, { ...reading, gzip, onLine: (text, line) => { table.add(text, line); } });
      table.end();
    },
  };
}

/** Makes records of lines. */
class CsvTable {
  private readonly path: string;
  private readonly reading: Reading;
  private names: readonly string[] | undefined;
  private separator = ',';
  /** Lines of a record that is not whole, the first one's number, and their quotation marks. */
  private open: string[] = [];
  private first = 1;
  private quotes = 0;

  constructor(path: string, reading: Reading) {
    this.path = path;
    this.reading = reading;
  }

  add(text: string, line: number): void {
    if (this.open.length === 0) this.first = line;
    this.open.push(text);
    this.quotes += text.split('"').length - 1;
    if (this.quotes % 2 === 0 || this.open.length >= MOST_LINES) this.end();
  }

  end(): void {
    const text = this.open.join('\n');
    this.open = [];
    this.quotes = 0;
    if (text.trim() !== '') for (const record of this.recordsOf(text)) this.row(record);
  }

  /** What is wrong with a record may be left out; what is wrong with the header may not. */
  private recordsOf(text: string): CsvRecord[] {
    if (!this.names) this.separator = separatorOf(text);
    try {
      return [...csvRecords(text, this.separator, this.path, this.first)];
    } catch (error) {
      if (!this.names || !(error instanceof UserError)) throw error;
      this.reading.skips.bad('not CSV', error.message.replace(/; .*$/, ''));
      return [];
    }
  }

  private row({ line, fields }: CsvRecord): void {
    const { names, path } = this;
    if (!names) this.names = namesOf(fields, `${path}:${line}`);
    else if (fields.length === names.length) this.reading.take(Object.fromEntries(names.map((name, i) => [name, fields[i]!])), line);
    else this.reading.skips.bad('not CSV', `${path}:${line} must have ${names.length} fields, as the header has, but got ${fields.length}`);
  }
}

function namesOf(fields: readonly string[], where: string): string[] {
  const names = fields.map((field) => field.trim());
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new UserError(`${where} must name every column once, but has "${twice}" twice; rename one`);
  if (names.every((name) => !Number.isNaN(decimal(name)))) throw new UserError(`${where} must name the columns, but has numbers only (${names.slice(0, 3).join(', ')}); put a line of names first`);
  return names;
}

/** The commonest of comma, semicolon and tab. */
function separatorOf(header: string): string {
  const count = (mark: string): number => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
