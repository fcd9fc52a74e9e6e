// Columns of a CSV file.
import { UserError } from '@collapse-lab/runner';
import { csvRecords, decimal } from './csv.ts';
import { placesOf, RowReader, type ColumnChoice, type Table } from './table.ts';

export interface CsvShape {
  readonly columns: ColumnChoice;
  /** Whether the first record has the columns' names. */
  readonly header: boolean;
  /** One character. */
  readonly separator: string;
}

/** The chosen columns of every record, empty lines left out; throws UserError naming file and line where a record or a value is not as it must be. */
export function readCsv(text: string, path: string, { columns, header, separator }: CsvShape): Table {
  const records = csvRecords(text, separator, path);
  const first = records.next().value as { line: number; fields: readonly string[] } | undefined;
  if (first === undefined) throw new UserError(`${path} must have rows, but is empty; take another file`);
  const names = first.fields.map((field) => field.trim());
  const places = placesOf(columns, header ? names : names.length, `${path}:1`);
  const reader = new RowReader(columns.map((column, i) => (typeof column === 'string' || !header ? String(column) : names[places[i]!]!)));
  if (!header) take(first.line, first.fields);
  for (const { line, fields } of records) if (!isBlank(fields)) take(line, fields);
  return reader.finish();

  /** Where rows have one field, an empty line is one that lacks its value. */
  function isBlank(fields: readonly string[]): boolean {
    return names.length > 1 && fields.length === 1 && fields[0]!.trim() === '';
  }

  function take(line: number, fields: readonly string[]): void {
    if (fields.length !== names.length) throw new UserError(`${path}:${line} must have ${names.length} fields, as line 1 has, but got ${fields.length}; mend the line, or set separator`);
    for (const place of places) {
      const field = fields[place]!.trim();
      reader.add(decimal(field), field === '' ? 'nothing' : `"${field}"`, () => `${path}:${line}`);
    }
  }
}
