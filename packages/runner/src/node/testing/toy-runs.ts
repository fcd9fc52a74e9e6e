// Runs of the toy study in folders of their own, for tests of what run folders hold.
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lab } from '../../domain.ts';
import { parseStudy } from '../../parse-study.ts';
import type { Study } from '../../study.ts';
import { toyLab, toyStudy } from '../../testing/toy-lab.ts';
import { inlineExecutor } from '../executors/inline.ts';
import { runStudy } from '../run-study.ts';

/** A path where no folder is yet. */
export const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'run-')), 'run');

export const toyOf = (overrides: readonly string[], lab: Lab = toyLab): Study => parseStudy({ name: 'toy', text: toyStudy, overrides }, lab);

export const toyOptions = (lab: Lab = toyLab) => ({ lab, executor: inlineExecutor(lab), base: tmpdir() });

/** A run's journals by file name. */
export const journalsOf = (run: string): Record<string, string> =>
  Object.fromEntries(readdirSync(join(run, 'journal')).sort().map((name) => [name, readFileSync(join(run, 'journal', name), 'utf8')]));

/** A finished run of the toy study so changed, and its journals. */
export async function newRun(overrides: readonly string[] = [], lab: Lab = toyLab): Promise<{ run: string; rows: Record<string, string> }> {
  const run = newFolder();
  await runStudy(toyOf(overrides, lab), { ...toyOptions(lab), folder: run });
  return { run, rows: journalsOf(run) };
}
