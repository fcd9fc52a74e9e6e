// Parquet by row groups, so that one of them at a time is in memory.
import { openParquet, unknownId, UserError } from '@collapse-lab/runner';
import { typedNumber, type Source } from './source.ts';

export function parquetSource(path: string, bytes: number): Source {
  return {
    path,
    bytes,
    format: 'Parquet',
    place: (line) => `${path}: row ${line}`,
    numberOf: typedNumber,
    async read({ take, onBytes, fields }) {
      const { asyncBufferFromFile } = await import('hyparquet');
      const { names, groups, rows } = await openParquet(await asyncBufferFromFile(path), path);
      let from = 0;
      for (const count of groups) {
        // The first row decides what is read of the others.
        for (let start = from; start < from + count; ) {
          // A name with dots goes down a path from its first part, unless a column is called so.
          const wanted = fields()?.map((name) => (names.includes(name) ? name : (name.split('.')[0] ?? name)));
          const missing = wanted?.find((name) => !names.includes(name));
          if (missing !== undefined) throw new UserError(`${path} ${unknownId('column', missing, names)}`);
          const end = wanted ? from + count : start + 1;
          (await rows({ from: start, to: end, columns: wanted })).forEach((row, i) => { take(row, start + i + 1); });
          start = end;
        }
        from += count;
        onBytes(bytes / groups.length);
      }
    },
  };
}
