// Journals: append-only lines, one writer each. A torn last line is what a kill leaves and is dropped; a torn line
// anywhere else means that the file was damaged, and is an error that names it.
import { closeSync, existsSync, ftruncateSync, readFileSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { formatEntry, parseEntry, type JournalEntry } from '../journal-line.ts';
import { onDisk, openToAppend, writeDurably } from './disk.ts';

/** A line of a journal and where it ends, in bytes from the file's start. */
export interface PlacedEntry {
  readonly entry: JournalEntry;
  readonly end: number;
}

/** All whole lines of a journal, none when there is no file. Throws UserError when a line before the last is damaged. */
export function readJournal(path: string): PlacedEntry[] {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const entries: PlacedEntry[] = [];
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    // What follows the last line end was never acknowledged.
    if (newline < 0) break;
    const end = newline + 1;
    try {
      entries.push({ entry: parseEntry(bytes.toString('utf8', start, newline)), end });
    } catch {
      // A kill can also leave a block of zeros with the line end already in place.
      if (end === bytes.length) break;
      throw new UserError(`${path}:${entries.length + 1}: line must be a journal entry, but it is damaged; restore the file from a copy, or delete it and resume: its chains are then run again`);
    }
    start = end;
  }
  return entries;
}

/** Appends entries to one journal; buffered until `flush`, which returns when they are on the disk. */
export class JournalWriter {
  private readonly path: string;
  private readonly descriptor: number;
  private written: number;
  private lines: string[] = [];

  /** Opens the journal, making its folder if need be, and cuts it to its first `length` bytes. */
  constructor(path: string, length: number) {
    this.path = path;
    this.written = length;
    this.descriptor = openToAppend(path);
    onDisk(path, () => { ftruncateSync(this.descriptor, length); });
  }

  append(entry: JournalEntry): void {
    this.lines.push(formatEntry(entry), '\n');
  }

  /** Writes what is buffered and returns the journal's length in bytes. */
  flush(): number {
    if (this.lines.length === 0) return this.written;
    const bytes = Buffer.from(this.lines.join(''));
    onDisk(this.path, () => { writeDurably(this.descriptor, bytes); });
    this.lines = [];
    this.written += bytes.length;
    return this.written;
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
