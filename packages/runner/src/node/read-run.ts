// Reads a run folder back, finished or not.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Portrait } from '../domain.ts';
import { UserError } from '../errors.ts';
import { ARMS, isRecorded, planShards } from '../plan.ts';
import type { Arm, JournalRow, Outcome, PortraitRecord, RunRecord } from '../record.ts';
import type { Study } from '../study.ts';
import { readJournal } from './journal.ts';
import { sha256, type Manifest } from './manifest.ts';
import { standing } from './retried.ts';
import { RunFolder } from './run-folder.ts';
import { readStudyText } from './study-file.ts';

/** The study and manifest of a run; throws UserError when the folder is no run, or its head was damaged or edited. */
export function readHead(path: string): { study: Study; manifest: Manifest } {
  const folder = new RunFolder(path);
  if (!existsSync(folder.study) || !existsSync(folder.manifest)) {
    throw new UserError(`${path} must be a run folder with study.yaml and manifest.json, but it has not both; collapse run <study> --out ${path} makes one`);
  }
  const manifest = parsed(folder.manifest, (text) => JSON.parse(text) as Manifest);
  if ((manifest as { schema?: unknown } | null)?.schema !== 1) throw new UserError(`${folder.manifest} must be the manifest of a run (schema 1), but says schema ${String((manifest as { schema?: unknown } | null)?.schema)}; restore it from a copy`);
  const text = readFileSync(folder.study, 'utf8');
  if (![manifest.study, manifest.before].includes(sha256(text))) {
    throw new UserError(`${folder.study} must be as it was when the run started, but it has changed; undo the change, or start another run with: collapse run ${folder.study} --out DIR`);
  }
  return { study: parsed(folder.study, readStudyText), manifest };
}

function parsed<T>(path: string, read: (text: string) => T): T {
  try {
    return read(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UserError(`${path} must be as the run wrote it, but it is damaged (${(error as Error).message.split('\n')[0]!}); restore it from a copy`);
  }
}

/** Everything a run left behind. Throws UserError when the folder is not a run or a journal is damaged. */
export function readRun(path: string): RunRecord {
  const folder = new RunFolder(resolve(path));
  const { study, manifest } = readHead(path);
  const rows: JournalRow[] = [];
  const outcomes = new Map<string, Outcome>();
  for (const { name } of planShards(study, manifest.shards)) {
    for (const { entry } of standing(readJournal(folder.journal(name)))) {
      if ('row' in entry) rows.push(entry.row);
      // A chain that was lengthened has one outcome per length; the last one counts.
      else outcomes.set(`${entry.outcome.arm}/${entry.outcome.chain}`, entry.outcome);
    }
  }
  const rank = (arm: Arm): number => ARMS.indexOf(arm);
  rows.sort((a, b) => rank(a.arm) - rank(b.arm) || a.chain - b.chain || a.generation - b.generation || a.member - b.member);
  checkWhole(rows, study, path);
  const sorted = [...outcomes.values()].sort((a, b) => rank(a.arm) - rank(b.arm) || a.chain - b.chain);
  const { words, facts, columns, freeParameters, membersParameters, channels } = manifest;
  return { study, folder: folder.path, words, facts, columns, ...(freeParameters !== undefined && { freeParameters }), ...(membersParameters && { membersParameters }), ...(channels && { channels }), rows, outcomes: sorted, portraits: readPortraits(folder) };
}

/** Throws UserError where a chain's rows have a gap or come twice, as only a hand can have made them. */
function checkWhole(sorted: readonly JournalRow[], study: Study, path: string): void {
  sorted.forEach((row, i) => {
    const last = sorted[i - 1];
    const sameChain = last?.arm === row.arm && last.chain === row.chain;
    const where = `${path}: journal of ${row.arm} chain ${row.chain}`;
    if (sameChain && last.generation === row.generation && last.member === row.member) throw new UserError(`${where} must have each generation once, but has generation ${row.generation} twice; restore it from a copy`);
    for (let t = sameChain ? last.generation + 1 : 0; t < row.generation; t++) {
      if (isRecorded(study, t)) throw new UserError(`${where} must have every recorded generation, but generation ${t} is missing; restore it from a copy, or delete the journal and resume`);
    }
  });
}

function readPortraits(folder: RunFolder): PortraitRecord[] {
  return ARMS.flatMap((arm) => {
    const where = join(folder.samples, arm);
    if (!existsSync(where)) return [];
    const texts = readdirSync(where).filter((name) => name.endsWith('.txt')).sort();
    return texts.map((name): PortraitRecord => {
      const path = folder.sample(arm, Number(/\d+/.exec(name)![0]));
      return { arm, chain: 0, generation: Number(/\d+/.exec(name)![0]), text: readFileSync(`${path}.txt`, 'utf8'), ...readDrawing(`${path}.json`) };
    });
  });
}

type Drawing = Omit<Portrait, 'text' | 'tables'>;

function readDrawing(path: string): Drawing {
  if (!existsSync(path)) return {};
  const drawing = JSON.parse(readFileSync(path, 'utf8')) as Drawing | NonNullable<Drawing['curve']>;
  // Earlier runs have the curve itself.
  return 'density' in drawing ? { curve: drawing } : drawing;
}
