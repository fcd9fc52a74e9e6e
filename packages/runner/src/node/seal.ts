// Seals a run: its journals as one table, in CSV for people and Parquet for DuckDB, Python and R. Both are written piece by
// piece, as a run of thousands of chains has a table longer than a string can be.
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { valueNames, type JournalRow, type RunRecord } from '../record.ts';
import { writeAtomically } from './disk.ts';
import { RunFolder } from './run-folder.ts';

const HEAD = ['arm', 'chain', 'member', 'generation'] as const;

/** Rows that are turned into text or bytes at a time; of Parquet, a row group. */
const ROWS_AT_A_TIME = 50_000;

/** Writes metrics.csv and metrics.parquet; a value that does not apply is empty (null), NaN and ±∞ are themselves. */
export function sealRun(record: RunRecord): void {
  const folder = new RunFolder(record.folder);
  const columns = valueColumns(record);
  writeAtomically(folder.csv, csvOf(record.rows, columns));
  writeAtomically(folder.parquet, parquetOf(record.rows, columns));
}

/** Columns that rows have, known ones first in their order. */
export function valueColumns({ columns, rows }: Pick<RunRecord, 'columns' | 'rows'>): string[] {
  const present = valueNames(rows);
  const known = columns.map(({ name }) => name).filter((name) => present.delete(name));
  return [...known, ...present];
}

function* inGroups(rows: readonly JournalRow[]): Generator<readonly JournalRow[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) yield rows.slice(from, from + ROWS_AT_A_TIME);
}

// Names are identifiers and values numbers, so nothing ever needs quoting.
function* csvOf(rows: readonly JournalRow[], columns: readonly string[]): Generator<string> {
  yield `${[...HEAD, ...columns].join(',')}\n`;
  for (const group of inGroups(rows)) {
    let text = '';
    for (const { arm, chain, member, generation, values } of group) {
      text += `${arm},${chain},${member},${generation}`;
      for (const name of columns) text += `,${values[name] ?? ''}`;
      text += '\n';
    }
    yield text;
  }
}

function* parquetOf(rows: readonly JournalRow[], columns: readonly string[]): Generator<Uint8Array> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData: columnData([], columns) }) });
  const written = (): Uint8Array => {
    const bytes = writer.getBytes().slice();
    // Its place in the file is kept apart, in `offset`.
    writer.index = 0;
    return bytes;
  };
  for (const group of inGroups(rows)) {
    // Without a promise, as the writer has nothing to wait for.
    void file.write({ columnData: columnData(group, columns), rowGroupSize: ROWS_AT_A_TIME });
    yield written();
  }
  void file.finish();
  yield written();
}

function columnData(rows: readonly JournalRow[], columns: readonly string[]) {
  const head = HEAD.map((name) => ({ name, data: rows.map((row) => row[name]), type: name === 'arm' ? ('STRING' as const) : ('INT32' as const), nullable: false }));
  const values = columns.map((name) => ({ name, data: rows.map(({ values: all }) => all[name] ?? null), type: 'DOUBLE' as const, nullable: true }));
  return [...head, ...values];
}
