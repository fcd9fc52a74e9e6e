// Chains that failed and are run again. Journals only grow while chains run, so a new attempt stands behind the failed one;
// the failed one counts no more, and when all is done its place is the new one's.
import { existsSync, readFileSync } from 'node:fs';
import type { Outcome } from '../record.ts';
import { writeAtomically } from './disk.ts';
import { readJournal, type PlacedEntry } from './journal.ts';
import { formatEntry } from '../journal-line.ts';

/** The lines of a chain from where it was begun or lengthened to its outcome, or to where it was cut off. */
interface Attempt {
  readonly chain: number;
  readonly entries: PlacedEntry[];
  status?: Outcome['status'];
}

function attemptsOf(entries: readonly PlacedEntry[]): Attempt[] {
  const attempts: Attempt[] = [];
  for (const placed of entries) {
    const { chain } = 'row' in placed.entry ? placed.entry.row : placed.entry.outcome;
    let last = attempts.at(-1);
    if (!last || last.status !== undefined || last.chain !== chain) attempts.push((last = { chain, entries: [] }));
    last.entries.push(placed);
    if ('outcome' in placed.entry) last.status = placed.entry.outcome.status;
  }
  return attempts;
}

/** The attempts that count, in the order of a journal in which none had failed; undefined where that is the journal as it is. */
function withoutFailed(entries: readonly PlacedEntry[]): Attempt[] | undefined {
  if (!entries.some(({ entry }) => 'outcome' in entry && entry.outcome.status === 'failed')) return undefined;
  const kept: Attempt[] = [];
  const failed = new Map<number, number>();
  let replaced = false;
  for (const attempt of attemptsOf(entries)) {
    const at = failed.get(attempt.chain) ?? kept.length;
    if (at < kept.length) replaced = true;
    kept[at] = attempt;
    if (attempt.status === 'failed') failed.set(attempt.chain, at);
    else failed.delete(attempt.chain);
  }
  return replaced ? kept : undefined;
}

/** A journal's lines without those of attempts that failed and were made again. */
export function standing(entries: readonly PlacedEntry[]): readonly PlacedEntry[] {
  return withoutFailed(entries)?.flatMap((attempt) => attempt.entries) ?? entries;
}

/** Takes failed attempts that were made again out of a journal, once none of them is under way; a kill leaves it as it was or as it is to be. */
export function tidyJournal(path: string): void {
  // Most journals have no failed chain: that is seen without parsing them.
  if (!existsSync(path) || !readFileSync(path).includes('"end":"failed"')) return;
  const kept = withoutFailed(readJournal(path));
  if (!kept?.every(({ status }) => status !== undefined)) return;
  writeAtomically(path, kept.map(({ entries }) => entries.map(({ entry }) => `${formatEntry(entry)}\n`).join('')));
}
