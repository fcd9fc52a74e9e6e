// Columns of a Parquet file.
import { openParquet } from '@collapse-lab/runner';
import { placesOf, RowReader, type ColumnChoice, type Table } from './table.ts';

/** The chosen columns of every row; throws UserError for what is not Parquet, and naming file and row where a value is no number. */
export async function readParquet(bytes: Uint8Array, path: string, chosen: ColumnChoice): Promise<Table> {
  const { names, groups, rows } = await openParquet(bytes, path);
  const columns = placesOf(chosen, names, path).map((place) => names[place]!);
  const read = await rows({ from: 0, to: groups.reduce((sum, each) => sum + each, 0), columns });
  const reader = new RowReader(columns);
  read.forEach((row, i) => {
    for (const column of columns) {
      const value: unknown = row[column];
      const number = typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : NaN;
      reader.add(number, shown(value), () => `${path}: row ${i + 1}`);
    }
  });
  return reader.finish();
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? `"${value}"` : `a value of type ${value instanceof Date ? 'date' : typeof value}`;
}
