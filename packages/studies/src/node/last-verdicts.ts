// What verification said last, kept in one file for the list.
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder, writeAtomically } from '@collapse-lab/runner/node';
import type { Verdict } from '../verdict.ts';

export interface LastVerdict {
  readonly holds: boolean;
  readonly checks: number;
  readonly failed: number;
  readonly quick: boolean;
  readonly seconds: number;
}

/** By system; empty where nothing was verified, or the file is damaged, since it can be had again. */
export function lastVerdicts(file: string): Readonly<Record<string, LastVerdict>> {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, LastVerdict>;
  } catch {
    return {};
  }
}

/** Writes what was found of one system beside what is known of the others. */
export function keepVerdict(file: string, { system, checks, holds }: Verdict, { quick, seconds }: Pick<LastVerdict, 'quick' | 'seconds'>): void {
  const known: LastVerdict = { holds, checks: checks.length, failed: checks.filter((check) => !check.holds).length, quick, seconds };
  makeFolder(dirname(file));
  writeAtomically(file, `${JSON.stringify({ ...lastVerdicts(file), [system.id]: known }, null, 2)}\n`);
}
