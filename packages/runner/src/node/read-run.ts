// Reads a run folder back, finished or not.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { UserError } from '../errors.ts';
import type { Arm, JournalRow, Outcome, PortraitRecord, RunRecord } from '../record.ts';
import type { Study } from '../study.ts';
import { readJournal } from './journal.ts';
import type { Manifest } from './manifest.ts';
import { RunFolder } from './run-folder.ts';

/** The study and manifest of a run; throws UserError when the folder is not a run. */
export function readHead(path: string): { study: Study; studyText: string; manifest: Manifest } {
  const folder = new RunFolder(path);
  if (!existsSync(folder.study) || !existsSync(folder.manifest)) {
    throw new UserError(`${path} must be a run folder with study.yaml and manifest.json, but it has not both; collapse run <study> --out ${path} makes one`);
  }
  const studyText = readFileSync(folder.study, 'utf8');
  return { studyText, study: parse(studyText) as Study, manifest: JSON.parse(readFileSync(folder.manifest, 'utf8')) as Manifest };
}

/** Everything a run left behind. Throws UserError when the folder is not a run or a journal is damaged. */
export function readRun(path: string): RunRecord {
  const folder = new RunFolder(resolve(path));
  const { study, manifest } = readHead(path);
  const rows: JournalRow[] = [];
  const outcomes = new Map<string, Outcome>();
  const names = existsSync(folder.journals) ? readdirSync(folder.journals).filter((name) => name.endsWith('.jsonl')).sort() : [];
  for (const name of names) {
    for (const { entry } of readJournal(join(folder.journals, name))) {
      if ('row' in entry) rows.push(entry.row);
      // A chain that was lengthened has one outcome per length; the last one counts.
      else outcomes.set(`${entry.outcome.arm}/${entry.outcome.chain}`, entry.outcome);
    }
  }
  const rank = (arm: Arm): number => (arm === 'loop' ? 0 : 1);
  rows.sort((a, b) => rank(a.arm) - rank(b.arm) || a.chain - b.chain || a.generation - b.generation || a.member - b.member);
  const sorted = [...outcomes.values()].sort((a, b) => rank(a.arm) - rank(b.arm) || a.chain - b.chain);
  const { words, facts, columns, freeParameters } = manifest;
  return { study, folder: folder.path, words, facts, columns, ...(freeParameters !== undefined && { freeParameters }), rows, outcomes: sorted, portraits: readPortraits(folder) };
}

function readPortraits(folder: RunFolder): PortraitRecord[] {
  const arms: Arm[] = ['loop', 'control'];
  return arms.flatMap((arm) => {
    const where = join(folder.samples, arm);
    if (!existsSync(where)) return [];
    const texts = readdirSync(where).filter((name) => name.endsWith('.txt')).sort();
    return texts.map((name): PortraitRecord => {
      const path = folder.sample(arm, Number(/\d+/.exec(name)![0]));
      const curve = existsSync(`${path}.json`) ? (JSON.parse(readFileSync(`${path}.json`, 'utf8')) as PortraitRecord['curve']) : undefined;
      return { arm, chain: 0, generation: Number(/\d+/.exec(name)![0]), text: readFileSync(`${path}.txt`, 'utf8'), ...(curve && { curve }) };
    });
  });
}
