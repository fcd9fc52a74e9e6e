// Seals a run: its journals as one table, in CSV for people and Parquet for DuckDB, Python and R.
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { JournalRow, RunRecord } from '../record.ts';
import { writeAtomically } from './disk.ts';
import { RunFolder } from './run-folder.ts';

const HEAD = ['arm', 'chain', 'member', 'generation'] as const;

/** Writes metrics.csv and metrics.parquet; a value that does not apply is empty (null), NaN and ±∞ are themselves. */
export function sealRun(record: RunRecord): void {
  const folder = new RunFolder(record.folder);
  const columns = valueColumns(record);
  writeAtomically(folder.csv, toCsv(record.rows, columns));
  writeAtomically(folder.parquet, toParquet(record.rows, columns));
}

/** Columns that rows have, known ones first in their order. */
export function valueColumns({ columns, rows }: Pick<RunRecord, 'columns' | 'rows'>): string[] {
  const present = new Set(rows.flatMap(({ values }) => Object.keys(values)));
  const known = columns.map(({ name }) => name).filter((name) => present.delete(name));
  return [...known, ...present];
}

// Names are identifiers and values numbers, so nothing ever needs quoting.
function toCsv(rows: readonly JournalRow[], columns: readonly string[]): string {
  const lines = rows.map((row) => [...HEAD.map((name) => row[name]), ...columns.map((name) => row.values[name] ?? '')].join(','));
  return [[...HEAD, ...columns].join(','), ...lines, ''].join('\n');
}

function toParquet(rows: readonly JournalRow[], columns: readonly string[]): Uint8Array {
  const head = HEAD.map((name) => ({ name, data: rows.map((row) => row[name]), type: name === 'arm' ? ('STRING' as const) : ('INT32' as const), nullable: false }));
  const values = columns.map((name) => ({ name, data: rows.map(({ values: all }) => all[name] ?? null), type: 'DOUBLE' as const, nullable: true }));
  return new Uint8Array(parquetWriteBuffer({ columnData: [...head, ...values] }));
}
