// Runs a study into a folder, or goes on with a run that was cut off.
import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import type { Lab } from '../contracts.ts';
import { UserError } from '../errors.ts';
import { openStudy } from '../open-study.ts';
import { planShards } from '../plan.ts';
import type { RunRecord } from '../record.ts';
import type { Study } from '../study.ts';
import { onDisk, writeAtomically } from './disk.ts';
import type { Executor } from './executors/executor.ts';
import { nodeHost } from './host.ts';
import { takeLock } from './lock.ts';
import { drift, environment, sha256, type Manifest } from './manifest.ts';
import { readHead, readRun } from './read-run.ts';
import { RunFolder } from './run-folder.ts';
import type { ChainEvent } from './run-shard.ts';
import { sealRun } from './seal.ts';

export interface RunOptions {
  readonly lab: Lab;
  readonly executor: Executor;
  /** Stops the run between generations with everything saved. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: ChainEvent) => void;
}

/** Runs a study in a new folder to its end, or until the signal; returns what the folder then holds. */
export async function runStudy(study: Study, options: RunOptions & { readonly folder: string; readonly base: string }): Promise<RunRecord> {
  await createRun(study, options);
  return resumeRun(options.folder, options);
}

/** Makes a study's run folder, with nothing run yet. Throws UserError, and leaves no folder, when the study cannot start. */
export async function createRun(study: Study, { lab, folder: path, base }: { readonly lab: Lab; readonly folder: string; readonly base: string }): Promise<void> {
  const folder = new RunFolder(resolve(path));
  refuseOccupied(folder, path);
  // Opened before anything is written, so that a mistake in the study leaves nothing behind.
  const { words, facts, columns, freeParameters } = await openStudy(lab, study, nodeHost(base));
  const text = `# A collapse-lab study, resolved; collapse run <this file> repeats it.\n${stringify(study)}`;
  const known = freeParameters !== undefined && { freeParameters };
  const manifest: Manifest = { schema: 1, study: sha256(text), base, words, facts, columns, ...known, environment: environment() };
  writeAtomically(folder.study, text);
  writeAtomically(folder.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
}

function refuseOccupied(folder: RunFolder, path: string): void {
  if (!existsSync(folder.path) || onDisk(path, () => readdirSync(folder.path)).length === 0) return;
  const wayOut = existsSync(folder.manifest) ? `collapse resume ${path} continues the run in it, or choose another --out` : 'choose another --out';
  throw new UserError(`${path} must be a new or an empty folder, but it is not empty; ${wayOut}`);
}

/** Runs whatever a run folder still lacks; its rows are the same bytes however often it was killed or stopped before. */
export async function resumeRun(path: string, options: RunOptions & { readonly allowDrift?: boolean }): Promise<RunRecord> {
  const folder = new RunFolder(resolve(path));
  const { study, studyText, manifest } = readHead(folder.path);
  const release = takeLock(folder.lock);
  try {
    if (sha256(studyText) !== manifest.study) {
      throw new UserError(`${folder.study} must be as it was when the run started, but it has changed; undo the change, or start another run with: collapse run ${folder.study} --out DIR`);
    }
    const drifted = drift(manifest.environment, environment());
    if (drifted.length > 0 && !options.allowDrift) {
      throw new UserError(`${path} must be resumed where it started, or its last digits may differ, but ${drifted.join('; ')}; --allow-drift resumes all the same`);
    }
    const { facts } = await openStudy(options.lab, study, nodeHost(manifest.base));
    if (JSON.stringify(facts) !== JSON.stringify(manifest.facts)) {
      throw new UserError(`${path} must find the real data it started with, but ${JSON.stringify(manifest.facts)} became ${JSON.stringify(facts)}; restore it or start another run`);
    }
    const job = { study, folder: folder.path, base: manifest.base };
    const signal = options.signal ?? new AbortController().signal;
    for await (const event of options.executor.run(job, planShards(study), signal)) options.onEvent?.(event);
    const record = readRun(folder.path);
    sealRun(record);
    if (existsSync(folder.checkpoints) && readdirSync(folder.checkpoints).length === 0) rmdirSync(folder.checkpoints);
    return record;
  } finally {
    release();
  }
}
