// Columns and the rows that fill them, checked before a row is written: what is in a journal can be read back and sealed.
import type { Row } from './data.ts';
import { UserError } from './errors.ts';
import { inWords } from './value-in-words.ts';

/** What a line of a journal has beside values. */
export const LINE_HEAD: ReadonlySet<string> = new Set(['arm', 'chain', 'member', 'generation', 'end', 'reason']);

/** What a column may be called, as the end of a sentence after "must be". */
export const COLUMN_NAME = `letters, digits and underscores after a letter, and no word of its own to a journal (${[...LINE_HEAD].join(', ')}) or to every object`;

/** Whether journals and tables can hold a column of this name; databases do not tell cases apart. */
export function isColumnName(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Za-z]\w*$/.test(name) && !LINE_HEAD.has(name.toLowerCase()) && !(name in Object.prototype);
}

/** The row, where it fills these columns and no others with numbers, NaN and ±∞ among them; throws UserError naming who gave it. */
export function checkedRow(kind: string, id: string, row: unknown, columns: ReadonlySet<string>): Row {
  if (typeof row !== 'object' || row === null) throw new UserError(`${kind} "${id}" must give its numbers as an object, by column, but gave ${inWords(row)}; mend what it returns`);
  for (const [name, value] of Object.entries(row)) {
    if (typeof value !== 'number') throw new UserError(`${kind} "${id}" must give a number for ${name}, NaN and infinities among them, but gave ${inWords(value)}; leave ${name} out where it does not apply`);
    if (!columns.has(name)) throw new UserError(`${kind} "${id}" must describe every column that it fills, but gives ${JSON.stringify(name)} and describes ${[...columns].join(', ') || 'none'}; add it to its columns`);
  }
  return row as Row;
}
