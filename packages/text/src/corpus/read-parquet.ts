// Documents out of a Parquet file: one record a row.
import { openParquet, unknownId, UserError } from '@collapse-lab/runner';
import { RecordTexts, type RecordFields } from './record-texts.ts';

/** The texts of every row, a row group after the other; throws UserError naming path, and column or row. */
export async function readParquet(bytes: Uint8Array, path: string, fields: RecordFields): Promise<RecordTexts> {
  const file = await openParquet(bytes, path);
  const columns = [...new Set([fields.text, ...(fields.group === undefined ? [] : [fields.group])])];
  const missing = columns.find((column) => !file.names.includes(column));
  if (missing !== undefined) throw new UserError(`${path} ${unknownId('column', missing, file.names)}`);
  const read = new RecordTexts(fields);
  let from = 0;
  for (const rows of file.groups) {
    (await file.rows({ from, to: from + rows, columns })).forEach((row, i) => {
      read.take(row, () => `${path}: row ${from + i + 1}`, () => shown(row));
    });
    from += rows;
  }
  return read;
}

/** A row as JSON, whole numbers of 64 bits too. */
function shown(row: Record<string, unknown>): string {
  return JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
