// Runs a study into a folder, or goes on with a run that was cut off.
import { existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Lab } from '../domain.ts';
import { UserError } from '../errors.ts';
import { openStudy } from '../open-study.ts';
import { planShards, shardSizes, type Shard } from '../plan.ts';
import { isScheduled } from '../schedule.ts';
import type { RunRecord } from '../record.ts';
import { studySchema, type Study } from '../study.ts';
import { makeFolder, onDisk, writeAtomically } from './disk.ts';
import type { Executor, Job, RunEvent, Task } from './executors/executor.ts';
import { nodeHost } from './host.ts';
import { labOfRun } from './lab-of-run.ts';
import { takeLock } from './lock.ts';
import { drift, environment, sha256, type Manifest } from './manifest.ts';
import { readHead, readRun } from './read-run.ts';
import { RunFolder } from './run-folder.ts';
import type { RunPlace } from './run-place.ts';
import { sealRun } from './seal.ts';
import { schemaText, SCHEMA_LINE, studyText } from './study-file.ts';

export interface RunOptions {
  readonly lab: Lab;
  readonly executor: Executor;
  /** Stops between generations with everything saved. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

/**
 * Runs a study in a new folder to its end, or until the signal, and returns what the folder then holds: `prepareRun`,
 * `writeRun` and `resumeRun`, as `collapse run` calls them, in one. Throws UserError for what a user can mend; chains that
 * fail are data in the record.
 */
export async function runStudy(study: Study, options: RunOptions & RunPlace & { readonly folder: string }): Promise<RunRecord> {
  await createRun(study, options);
  return resumeRun(options.folder, options);
}

/** A study that was opened once and can start, and what its manifest will say. */
export interface PreparedRun {
  readonly study: Study;
  /** Of studies in the run's laboratory, its plug-ins' members among the others. */
  readonly schema: string;
  readonly manifest: Omit<Manifest, 'study'>;
}

/** Opens a study to see that it can start; nothing is written. Throws UserError when it cannot. */
export async function prepareRun(study: Study, { lab, base, plugins = [] }: RunPlace & { readonly lab: Lab }): Promise<PreparedRun> {
  const labHere = await labOfRun(lab, { base, plugins });
  const { words, facts, columns, freeParameters, channels } = await openStudy(labHere, study, nodeHost(base));
  const known = { ...(plugins.length > 0 && { plugins }), ...(freeParameters !== undefined && { freeParameters }) };
  return { study, schema: schemaText(labHere), manifest: { schema: 1, base, shards: shardSizes(study), words, facts, channels, columns, ...known, environment: environment() } };
}

/** Makes a prepared study's run folder, with nothing run yet. Throws UserError when the folder holds something. */
export function writeRun({ study, schema, manifest }: PreparedRun, path: string): void {
  const folder = new RunFolder(resolve(path));
  claimFolder(path);
  const release = takeLock(folder.lock);
  try {
    // Another process may have claimed the same empty folder before this one locked it.
    if (existsSync(folder.manifest)) throw occupied(path);
    writeAtomically(folder.schema, schema);
    writeHead(folder, study, manifest);
  } finally {
    release();
  }
}

/** Makes a study's run folder, with nothing run yet. Throws UserError, and leaves no folder, when the study cannot start. */
export async function createRun(study: Study, options: RunPlace & { readonly lab: Lab; readonly folder: string }): Promise<void> {
  writeRun(await prepareRun(study, options), options.folder);
}

/** Makes the folder, or takes it as it is when it is empty; throws UserError when anything stands in it. */
export function claimFolder(path: string): void {
  if (path === '') throw new UserError('the folder must have a name, but got ""; leave out --out for a default');
  const folder = resolve(path);
  makeFolder(dirname(folder));
  onDisk(path, () => {
    try {
      mkdirSync(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      // What a kill leaves while a run is being made is no run yet.
      const held = readdirSync(folder).filter((name) => !/^(study\.(yaml|schema\.json)(\.\d+\.tmp)?|manifest\.json\.\d+\.tmp)$|^run\.lock/.test(name));
      if (held.length > 0) throw occupied(path);
    }
  });
}

function occupied(path: string): UserError {
  const wayOut = existsSync(new RunFolder(path).manifest) ? `collapse resume ${path} continues the run in it, or choose another --out` : 'choose another --out';
  return new UserError(`${path} must be a new or an empty folder, but it is not empty; ${wayOut}`);
}

/** Writes study.yaml and then the manifest with its hash, which makes the folder a run. */
function writeHead(folder: RunFolder, study: Study, manifest: Omit<Manifest, 'study'>): void {
  const text = `${SCHEMA_LINE}# A collapse-lab study, resolved; collapse run <this file> repeats it.\n${studyText(study)}`;
  writeAtomically(folder.study, text);
  writeAtomically(folder.manifest, `${JSON.stringify({ ...manifest, study: sha256(text) }, null, 2)}\n`);
}

/** Runs whatever a run folder still lacks; its rows are the same bytes however often it was killed or stopped before. */
export async function resumeRun(path: string, options: RunOptions & { readonly allowDrift?: boolean }): Promise<RunRecord> {
  return (await resumeRuns([path], options))[0]!;
}

/** The same for several runs, whose shards share the executor's workers. Runs that lack nothing are only read. */
export async function resumeRuns(paths: readonly string[], options: RunOptions & { readonly allowDrift?: boolean }): Promise<RunRecord[]> {
  const release: (() => void)[] = [];
  try {
    const tasks: Task[] = [];
    // What is not finished will be read again, and is not kept until then.
    const found = paths.map((path) => ({ path, finished: finishedRun(path) }));
    for (const { path, finished } of found) {
      if (finished) continue;
      release.push(takeLock(new RunFolder(resolve(path)).lock));
      const { job, shards } = await checkedJob(path, options);
      tasks.push(...shards.map((shard) => ({ job, shard })));
    }
    const signal = options.signal ?? new AbortController().signal;
    for await (const event of options.executor.run(tasks, signal)) options.onEvent?.(event);
    return found.map(({ path, finished }) => finished ?? seal(path));
  } finally {
    for (const each of release) each();
  }
}

/** The run, where every chain that was planned has ended and the tables are written. Throws UserError when it is damaged. */
function finishedRun(path: string): RunRecord | undefined {
  const record = readRun(path);
  const { study, outcomes, folder } = record;
  const ended = outcomes.filter(({ status, generation }) => status !== 'complete' || generation >= study.generations);
  const { csv, parquet } = new RunFolder(folder);
  return ended.length >= study.chains + study.control && existsSync(csv) && existsSync(parquet) ? record : undefined;
}

/** The run as it was started; throws UserError where its study, its machine or its real data are no longer the same. */
async function checkedJob(path: string, { lab, allowDrift }: { readonly lab: Lab; readonly allowDrift?: boolean }): Promise<{ job: Job; shards: Shard[] }> {
  const folder = new RunFolder(resolve(path));
  const { study, manifest } = readHead(path);
  const drifted = drift(manifest.environment, environment());
  if (drifted.length > 0 && !allowDrift) {
    throw new UserError(`${path} must be resumed where it started, or its last digits may differ, but ${drifted.join('; ')}; --allow-drift resumes all the same`);
  }
  const { facts } = await openStudy(await labOfRun(lab, manifest), study, nodeHost(manifest.base));
  if (JSON.stringify(facts) !== JSON.stringify(manifest.facts)) {
    throw new UserError(`${path} must find the real data it started with, but ${JSON.stringify(manifest.facts)} became ${JSON.stringify(facts)}; restore it or start another run`);
  }
  const { base, plugins = [] } = manifest;
  return { job: { study, folder: folder.path, base, plugins }, shards: planShards(study, manifest.shards) };
}

/** More generations or chains for a run. */
export type Extension = Partial<Pick<Study, 'generations' | 'chains' | 'control'>>;

/**
 * Writes more generations or chains into a run's study, to be run by `resumeRun`. Rows that are there stay; a lengthened
 * chain goes on from its final state, or is computed again up to where it stood where none was kept. Throws UserError when
 * the extension is none.
 */
export function extendRun(path: string, extension: Extension): void {
  const folder = new RunFolder(resolve(path));
  const { study, manifest } = readHead(folder.path);
  const release = takeLock(folder.lock);
  try {
    for (const key of ['generations', 'chains', 'control'] as const) {
      const [is, wanted] = [study[key], extension[key]];
      if (wanted !== undefined && !(Number.isInteger(wanted) && wanted >= is)) throw new UserError(`${key} must be a whole number of at least ${is}, as the run has, but got ${wanted}`);
      const checked = studySchema.shape[key].safeParse(wanted ?? is);
      if (!checked.success) throw new UserError(`${key} must be within what a study may have, but got ${wanted} (${checked.error.issues[0]!.message}); ask for fewer`);
    }
    const moving = isScheduled([study.world, study.policy, study.decoding, study.selection]);
    if (moving && extension.generations !== undefined && extension.generations > study.generations) {
      throw new UserError(`${folder.study} must have no schedules to be given more generations, as they may run to the last one; start another run instead`);
    }
    writeHead(folder, { ...study, ...extension }, manifest);
  } finally {
    release();
  }
}

/** Reads the run back and writes its tables. */
function seal(path: string): RunRecord {
  const record = readRun(path);
  sealRun(record);
  const { checkpoints } = new RunFolder(record.folder);
  if (existsSync(checkpoints) && readdirSync(checkpoints).length === 0) rmdirSync(checkpoints);
  return record;
}
