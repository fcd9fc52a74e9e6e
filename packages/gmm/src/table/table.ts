// Columns of numbers out of a file: what is read of a table, and what is said of a value that is no number.
import type { Points } from '@collapse-lab/numeric';
import { unknownId, UserError } from '@collapse-lab/runner';

/** Names, or numbers from 1. */
export type ColumnChoice = readonly (string | number)[];

/** A table's rows as points, the axes in the order of the columns asked for. */
export interface Table {
  readonly rows: Points;
  /** As the file calls them, or their numbers. */
  readonly columns: readonly string[];
}

/** Where the chosen columns stand, from 0; `names` are the file's, or how many columns it has where they have no names. Throws UserError. */
export function placesOf(chosen: ColumnChoice, names: readonly string[] | number, where: string): number[] {
  const width = typeof names === 'number' ? names : names.length;
  return chosen.map((column) => {
    if (typeof column === 'number') {
      if (column <= width) return column - 1;
      throw new UserError(`${where} must have a column ${column}, but has ${width}; columns are counted from 1`);
    }
    if (typeof names === 'number') throw new UserError(`world.columns must be numbers from 1 where a file has no header, but got "${column}"; set header: true, or count the columns`);
    const found = names.indexOf(column);
    // One name with a separator in it is a header that was not taken apart.
    const apart = names.length === 1 && /[;|\t]/.test(names[0]!) ? '; if its values are separated otherwise, set world.separator' : '';
    if (found < 0) throw new UserError(`${where} ${unknownId('column', column, names)}${apart}`);
    if (names.indexOf(column, found + 1) >= 0) throw new UserError(`${where} must have one column "${column}", but has more; choose them by number`);
    return found;
  });
}

/** Gathers rows, and what of them is no number: all of it is counted and the first is told. */
export class RowReader {
  private readonly values: number[] = [];
  private readonly columns: readonly string[];
  private first: string | undefined;
  private mistakes = 0;

  constructor(columns: readonly string[]) {
    this.columns = columns;
  }

  /** The next value, row by row; NaN is no number. `shown` is how it stands in the file. */
  add(value: number, shown: string, where: () => string): void {
    if (!Number.isFinite(value)) {
      this.mistakes++;
      this.first ??= `${where()} column ${this.columns[this.values.length % this.columns.length]} must be a finite number, but got ${shown}`;
    }
    this.values.push(value);
  }

  /** Throws UserError where a value was no number. */
  finish(): Table {
    if (this.first === undefined) return { rows: { values: Float64Array.from(this.values), dimensions: this.columns.length }, columns: this.columns };
    const more = this.mistakes > 1 ? ` (the first of ${this.mistakes} such values)` : '';
    throw new UserError(`${this.first}${more}; fill in such rows or leave them out of the file`);
  }
}
