// Parquet by row groups, so that one of them at a time is in memory; by hyparquet, which is loaded when there is a file to read.
import { unknownId, UserError } from '@collapse-lab/runner';
import { typedNumber, type Source } from './source.ts';

export function parquetSource(path: string, bytes: number): Source {
  const asParquet = async <T>(read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      throw new UserError(`${path} must be a Parquet file, uncompressed or with snappy, but reading it says: ${(error as Error).message}; write it anew`);
    }
  };
  return {
    path,
    bytes,
    format: 'Parquet',
    place: (line) => `${path}: row ${line}`,
    numberOf: typedNumber,
    async read({ take, onBytes, fields }) {
      const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import('hyparquet');
      const file = await asParquet(() => asyncBufferFromFile(path));
      const metadata = await asParquet(() => parquetMetadataAsync(file));
      const names = parquetSchema(metadata).children.map(({ element }) => element.name);
      let from = 0;
      for (const { num_rows: rows } of metadata.row_groups) {
        const count = Number(rows);
        // The first row decides what is read of the others.
        for (let start = from; start < from + count; ) {
          // A name with dots goes down a path from its first part, unless a column is called so.
          const wanted = fields()?.map((name) => (names.includes(name) ? name : (name.split('.')[0] ?? name)));
          const missing = wanted?.find((name) => !names.includes(name));
          if (missing !== undefined) throw new UserError(`${path} ${unknownId('column', missing, names)}`);
          const end = wanted ? from + count : start + 1;
          const read = await asParquet(() => parquetReadObjects({ file, metadata, rowStart: start, rowEnd: end, ...(wanted && { columns: [...wanted] }) }));
          read.forEach((row, i) => { take(row, start + i + 1); });
          start = end;
        }
        from += count;
        onBytes(bytes / metadata.row_groups.length);
      }
    },
  };
}
