// Columns of a Parquet file, by hyparquet, which is loaded when there is one to read.
import { UserError } from '@collapse-lab/runner';
import { placesOf, RowReader, type ColumnChoice, type Table } from './table.ts';

/** The chosen columns of every row; throws UserError for what is not Parquet, and naming file and row where a value is no number. */
export async function readParquet(bytes: Uint8Array, path: string, chosen: ColumnChoice): Promise<Table> {
  const { parquetMetadata, parquetReadObjects, parquetSchema } = await import('hyparquet');
  // A copy begins at 0, where a view of a larger buffer may not.
  const file = bytes.slice().buffer;
  const asParquet = async <T>(read: () => T | Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      throw new UserError(`${path} must be a Parquet file, uncompressed or with snappy, but reading it says: ${(error as Error).message}; write it anew`);
    }
  };
  const metadata = await asParquet(() => parquetMetadata(file));
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  const columns = placesOf(chosen, names, path).map((place) => names[place]!);
  const rows = await asParquet(() => parquetReadObjects({ file, metadata, columns }));
  const reader = new RowReader(columns);
  rows.forEach((row, i) => {
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
