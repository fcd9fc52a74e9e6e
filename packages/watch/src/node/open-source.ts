// Which reader a file needs: by its first bytes where they tell, else by its name.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { UserError } from '@collapse-lab/runner';
import { csvSource } from './read-csv.ts';
import { jsonLinesSource } from './read-json-lines.ts';
import { npySource } from './read-npy.ts';
import { parquetSource } from './read-parquet.ts';
import type { Source } from './source.ts';
import { textSource, type TextUnit } from './read-text.ts';

/** What one document is: a line or a paragraph of a text file, a record of any other. */
export const UNITS = ['line', 'paragraph', 'record'] as const;

export type Unit = (typeof UNITS)[number];

/** Opens a file; throws UserError for what is no readable file, is empty, or has no units of this kind. */
export function openSource(path: string, unit: Unit | undefined): Source {
  const { size, start } = look(path);
  const gzip = start[0] === 0x1f && start[1] === 0x8b;
  const extension = /\.([a-z0-9]+)$/.exec(path.toLowerCase().replace(/\.gz$/, ''))?.[1] ?? '';
  if (start.toString('latin1', 0, 4) === 'PAR1') return records(parquetSource(path, size), unit);
  if (start.toString('latin1', 0, 6) === '\x93NUMPY') return records(npySource(path, size), unit);
  if (extension === 'parquet' || extension === 'npy') throw new UserError(`${path} must be a ${extension === 'npy' ? '.npy' : 'Parquet'} file, but does not begin as one; write it anew, or give it another name`);
  if (extension === 'jsonl' || extension === 'ndjson') return records(jsonLinesSource(path, size, gzip), unit);
  if (extension === 'csv' || extension === 'tsv') return records(csvSource(path, size, gzip), unit);
  if (extension === 'json') throw new UserError(`${path} must be JSON lines (one value a line, .jsonl), but is a .json file; jq -c '.[]' ${path} > outputs.jsonl converts a list`);
  if (unit === 'record') throw new UserError(`--unit must be line or paragraph for the text file ${path}, but got record; records are what JSON lines, CSV and Parquet have`);
  return textSource(path, size, gzip, (unit ?? 'line') satisfies TextUnit);
}

function records(source: Source, unit: Unit | undefined): Source {
  if (unit === undefined || unit === 'record') return source;
  throw new UserError(`--unit must be record for ${source.path}, but got ${unit}; a document of a ${source.format} file is a record, lines and paragraphs are of text files`);
}

/** Size and first bytes of a file. */
function look(path: string): { size: number; start: Buffer } {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new UserError(`${path} must be a file, but is a folder; give the files in it (${path.replace(/\/$/, '')}/*)`);
    if (stat.size === 0) throw new UserError(`${path} must hold outputs, but is empty; leave it out`);
    const descriptor = openSync(path, 'r');
    try {
      const start = Buffer.alloc(8);
      readSync(descriptor, start, 0, 8, 0);
      return { size: stat.size, start };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(`${path} must be a readable file, but ${code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'reading it is not permitted' : `reading it says ${code}`}; check the path`);
  }
}
