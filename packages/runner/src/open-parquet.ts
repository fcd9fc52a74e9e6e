// Parquet files, by hyparquet, which is loaded when there is one to read, with every compression that writers use.
import type { AsyncBuffer } from 'hyparquet';
import { UserError } from './errors.ts';

export interface ParquetRange {
  /** The first row, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** What to read of them; all columns when absent. */
  readonly columns?: readonly string[] | undefined;
}

/** A Parquet file whose metadata is read. */
export interface ParquetFile {
  /** Its columns, without what is nested in them. */
  readonly names: readonly string[];
  /** Rows of each row group. */
  readonly groups: readonly number[];
  /** Rows by the names of their columns; throws UserError where they cannot be read. */
  rows(range: ParquetRange): Promise<Record<string, unknown>[]>;
}

/** Opens a file of which all bytes are at hand, or will be read; throws UserError naming `path` for what is not Parquet. */
export async function openParquet(source: Uint8Array | AsyncBuffer, path: string): Promise<ParquetFile> {
  const [{ parquetMetadataAsync, parquetReadObjects, parquetSchema }, { compressors }] = await Promise.all([import('hyparquet'), import('hyparquet-compressors')]);
  // A copy begins at 0, where a view of a larger buffer may not.
  const file = source instanceof Uint8Array ? source.slice().buffer : source;
  const asParquet = async <T>(read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      throw new UserError(`${path} must be a Parquet file, but reading it says: ${(error as Error).message}; write it anew`);
    }
  };
  const metadata = await asParquet(() => parquetMetadataAsync(file));
  return {
    names: parquetSchema(metadata).children.map(({ element }) => element.name),
    groups: metadata.row_groups.map(({ num_rows: rows }) => Number(rows)),
    rows: ({ from, to, columns }) => asParquet(() => parquetReadObjects({ file, metadata, compressors, rowStart: from, rowEnd: to, ...(columns && { columns: [...columns] }) })),
  };
}
