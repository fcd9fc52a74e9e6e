// One line of a journal: a generation's row, or how a chain ended. JSON has no NaN and no infinity, so they are strings.
import { LINE_HEAD } from './columns.ts';
import type { Row } from './contracts.ts';
import { toJsonNumber } from './json-number.ts';
import { ARMS } from './plan.ts';
import type { JournalRow, Outcome } from './record.ts';

export type JournalEntry = { readonly row: JournalRow } | { readonly outcome: Outcome };

/** The entry as one line of JSON, without its line end. The same entry is always the same bytes. */
export function formatEntry(entry: JournalEntry): string {
  if ('row' in entry) {
    const { arm, chain, member, generation, values } = entry.row;
    // One loop, as every generation of every chain is a line.
    const line: Record<string, number | string> = { arm, chain, member, generation };
    for (const name in values) line[name] = toJsonNumber(values[name]!);
    return JSON.stringify(line);
  }
  const { status, arm, chain, generation, reason } = entry.outcome;
  return JSON.stringify({ arm, chain, end: status, generation, ...(reason && { reason }) });
}

/** Reads a line back; throws SyntaxError when it is not a line that `formatEntry` wrote. */
export function parseEntry(line: string): JournalEntry {
  const fields = JSON.parse(line) as Line;
  const { arm, chain, member, generation, end, reason } = fields;
  const known = arm !== undefined && ARMS.includes(arm) && Number.isInteger(chain) && Number.isInteger(generation);
  if (!known) throw new SyntaxError('not a journal line');
  if (end !== undefined) return { outcome: { arm, chain, status: end, generation, ...(reason && { reason }) } };
  // One loop, as runs may have millions of lines and taking objects apart costs as much as parsing them.
  const values: Record<string, number> = {};
  for (const name in fields) if (!LINE_HEAD.has(name)) values[name] = decodeValue(fields[name]);
  return { row: { arm, chain, member, generation, values } };
}

type EncodedRow = Record<string, number | string>;

/** A line's fields as JSON has them: a row's head and its values beside it, or an outcome. */
interface Line extends Omit<JournalRow, 'values' | 'arm'> {
  readonly arm?: JournalRow['arm'] | undefined;
  readonly end?: Outcome['status'];
  readonly reason?: Outcome['reason'];
  readonly [value: string]: unknown;
}

/** A row as JSON values: NaN and ±∞ as the strings "NaN", "Infinity", "-Infinity". */
export function encodeValues(row: Row): EncodedRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toJsonNumber(value)]));
}

/** The row again; throws SyntaxError for anything that `encodeValues` does not write. */
export function decodeValues(values: Readonly<EncodedRow>): Row {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, decodeValue(value)]));
}

function decodeValue(value: unknown): number {
  if (typeof value === 'number') return value;
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
  throw new SyntaxError(`not a number: ${JSON.stringify(value)}`);
}
