import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatEntry, parseEntry, type JournalEntry } from '../journal-line.ts';
import { JournalWriter, readJournal } from './journal.ts';

const fresh = (): string => join(mkdtempSync(join(tmpdir(), 'journal-')), 'loop-00000.jsonl');
const row = (generation: number, values: Record<string, number> = { x: generation }): JournalEntry => ({ row: { arm: 'loop', chain: 0, member: 0, generation, values } });

function written(path: string, entries: readonly JournalEntry[]): string {
  const journal = new JournalWriter(path, 0);
  for (const entry of entries) journal.append(entry);
  journal.flush();
  journal.close();
  return path;
}

describe('a journal line', () => {
  it('keeps every number to the bit, NaN and both infinities among them', () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity)).map((x) => (Object.is(x, -0) ? 0 : x));
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^v[A-Za-z0-9]{0,6}$/), number), fc.nat(), (values, generation) => {
        const entry = row(generation, values);
        expect(parseEntry(formatEntry(entry))).toEqual(entry);
      }),
    );
  });

  it('keeps how a chain ended, with its reason', () => {
    const entry: JournalEntry = { outcome: { arm: 'control', chain: 4, status: 'ended', generation: 7, reason: { code: 'empty', message: 'no item is left' } } };
    expect(parseEntry(formatEntry(entry))).toEqual(entry);
  });
});

describe('a journal', () => {
  it('reads back what was flushed, with the byte where each line ends', () => {
    const path = written(fresh(), [row(0), row(1)]);
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(readJournal(path)).toEqual([
      { entry: row(0), end: lines[0]!.length + 1 },
      { entry: row(1), end: lines[0]!.length + lines[1]!.length + 2 },
    ]);
  });

  it('is empty where there is no file', () => {
    expect(readJournal(fresh())).toEqual([]);
  });

  it('drops a last line that was torn at any byte', () => {
    const path = written(fresh(), [row(0), row(1), row(2)]);
    const whole = readFileSync(path);
    const lastStart = whole.lastIndexOf(10, whole.length - 2) + 1;
    for (let length = lastStart; length < whole.length; length++) {
      writeFileSync(path, whole.subarray(0, length));
      expect(readJournal(path).map(({ entry }) => entry)).toEqual([row(0), row(1)]);
    }
  });

  it('drops a last line of zeros, which some file systems leave after a power cut', () => {
    const path = written(fresh(), [row(0)]);
    appendFileSync(path, '\0\0\0\0\n');
    expect(readJournal(path).map(({ entry }) => entry)).toEqual([row(0)]);
  });

  it('refuses a damaged line before the last, naming file and line', () => {
    const path = written(fresh(), [row(0), row(1), row(2)]);
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [lines[0], lines[1]!.slice(0, 9), lines[2], ''].join('\n'));
    expect(() => readJournal(path)).toThrow(`${path}:2: line must be a journal entry, but it is damaged`);
  });

  it('is cut to the length it is opened with, and goes on from there', () => {
    const path = written(fresh(), [row(0), row(1)]);
    const { end } = readJournal(path)[0]!;
    const journal = new JournalWriter(path, end);
    journal.append(row(5));
    expect(journal.flush()).toBe(readFileSync(path).length);
    journal.close();
    expect(readJournal(path).map(({ entry }) => entry)).toEqual([row(0), row(5)]);
  });

  it('writes nothing before it is flushed', () => {
    const path = fresh();
    const journal = new JournalWriter(path, 0);
    journal.append(row(0));
    expect(readFileSync(path).length).toBe(0);
    journal.close();
  });
});
