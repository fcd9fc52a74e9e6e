// Runs a study into a folder, or goes on with a run that was cut off.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Lab } from '../domain.ts';
import { UserError } from '../errors.ts';
import { openStudy } from '../open-study.ts';
import { chainsInAll, lastGenerationOf, planShards, shardSizes, type Shard } from '../plan.ts';
import type { RunRecord } from '../record.ts';
import type { Study } from '../study.ts';
import { greetingsIn } from './command-answers.ts';
import { makeFolder, onDisk, syncFolder, writeAtomically } from './disk.ts';
import type { Executor, Job, RunEvent, Task } from './executors/executor.ts';
import { nodeHost } from './host.ts';
import { labOfRun } from './lab-of-run.ts';
import { lockRun } from './lock-run.ts';
import { environment, sha256, type Manifest } from './manifest.ts';
import { openRun } from './open-run.ts';
import { beingWritten } from './process-name.ts';
import { readHead, readRun } from './read-run.ts';
import { tidyJournal } from './retried.ts';
import { RunFolder } from './run-folder.ts';
import type { RunPlace } from './run-place.ts';
import { sealRun } from './seal.ts';
import { schemaText, studyText } from './study-file.ts';

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
  /** What the world has made of its data, by file name. */
  readonly files: Readonly<Record<string, string>>;
  readonly manifest: Omit<Manifest, 'study'>;
}

/**
 * Opens a study to see that it can start; nothing is written. Throws UserError when it cannot. `schema` is what `schemaText` gives of the
 * laboratory without plug-ins, where that is known already.
 */
export async function prepareRun(study: Study, { lab, base, plugins = [], schema }: RunPlace & { readonly lab: Lab; readonly schema?: string | undefined }): Promise<PreparedRun> {
  const labHere = await labOfRun(lab, { base, plugins });
  const { words, facts, files, columns, freeParameters, membersParameters, channels } = await openStudy(labHere, study, { ...nodeHost(base), availableMemory: () => process.availableMemory() });
  const known = { ...(plugins.length > 0 && { plugins }), ...(freeParameters !== undefined && { freeParameters }), ...(membersParameters && { membersParameters }) };
  return { study, schema: (plugins.length === 0 ? schema : undefined) ?? schemaText(labHere), files: files(), manifest: { schema: 1, base, shards: shardSizes(study), words, facts, channels, columns, ...known, environment: environment() } };
}

/** Makes a prepared study's run folder, with nothing run yet. Throws UserError when the folder holds something. */
export function writeRun({ study, schema, files, manifest }: PreparedRun, path: string): void {
  const folder = new RunFolder(resolve(path));
  claimFolder(path);
  const release = lockRun(folder);
  try {
    // Another process may have claimed the same empty folder before this one locked it.
    if (existsSync(folder.manifest)) throw occupied(path);
    writeAtomically(folder.schema, schema);
    for (const [name, content] of Object.entries(files)) writeAtomically(folder.worldFile(name), content);
    writeHead(folder, study, manifest);
  } finally {
    release();
  }
}

/** Makes a study's run folder, with nothing run yet. Throws UserError, and leaves no folder, when the study cannot start. */
export async function createRun(study: Study, options: RunPlace & { readonly lab: Lab; readonly folder: string }): Promise<void> {
  writeRun(await prepareRun(study, options), options.folder);
}

/** Makes the folder that an option names, or takes it as it is when it is empty; throws UserError when anything stands in it. */
export function claimFolder(path: string, option = '--out'): void {
  if (path === '') throw new UserError(`the folder must have a name, but got ""; give one to ${option}`);
  const folder = resolve(path);
  makeFolder(dirname(folder));
  onDisk(path, () => {
    try {
      mkdirSync(folder);
      syncFolder(dirname(folder));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      // What a kill leaves while a run is being made is no run yet.
      const held = readdirSync(folder).filter((name) => !/^(study\.(yaml|schema\.json)|world|run\.lock.*)$/.test(beingWritten(name) ?? name) && beingWritten(name) !== 'manifest.json');
      if (held.length > 0) throw occupied(path, option);
    }
  });
}

function occupied(path: string, option = '--out'): UserError {
  const wayOut = existsSync(new RunFolder(path).manifest) ? `collapse resume ${path} continues the run in it, or choose another ${option}` : `choose another ${option}`;
  return new UserError(`${path} must be a new or an empty folder, but it is not empty; ${wayOut}`);
}

/** Writes study.yaml and then the manifest with its hash, which makes the folder a run; one that is a run already is one at any moment. */
export function writeHead(folder: RunFolder, study: Study, manifest: Omit<Manifest, 'study' | 'before'>): void {
  const text = studyText(study);
  const writeManifest = (before?: string): void => {
    writeAtomically(folder.manifest, `${JSON.stringify({ ...manifest, study: sha256(text), before }, null, 2)}\n`);
  };
  // Two files cannot be exchanged at once: a kill between them finds a manifest that knows both studies.
  if (existsSync(folder.manifest)) writeManifest(sha256(readFileSync(folder.study, 'utf8')));
  writeAtomically(folder.study, text);
  writeManifest();
}

export interface ResumeOptions extends RunOptions {
  /** Goes on although the machine or the program changed. */
  readonly allowDrift?: boolean;
  /** Runs chains that failed again, from their start; when they end well, the journals are those of a run in which none failed. */
  readonly retryFailed?: boolean;
}

/** Runs whatever a run folder still lacks; its rows are the same bytes however often it was killed or stopped before. */
export async function resumeRun(path: string, options: ResumeOptions): Promise<RunRecord> {
  return (await resumeRuns([path], options))[0]!;
}

/** The same for several runs, whose shards share the executor's workers. Runs that lack nothing are only read. */
export async function resumeRuns(paths: readonly string[], options: ResumeOptions): Promise<RunRecord[]> {
  const release: (() => void)[] = [];
  try {
    const tasks: Task[] = [];
    // What is not finished will be read again, and is not kept until then.
    const found = paths.map((path) => ({ path, finished: finishedRun(path, options) }));
    for (const { path, finished } of found) {
      if (finished) continue;
      release.push(lockRun(new RunFolder(resolve(path))));
      const { job, shards } = await checkedJob(path, options);
      tasks.push(...shards.map((shard) => ({ job, shard })));
    }
    for (const { finished } of found) if (finished) tellFinished(finished, options);
    // Tables of what there was before would pass for those of what is run now.
    for (const { path, finished } of found) if (!finished) removeTables(path);
    const signal = options.signal ?? new AbortController().signal;
    for await (const event of options.executor.run(tasks, signal)) options.onEvent?.(event);
    return found.map(({ path, finished }) => finished ?? seal(path));
  } finally {
    for (const each of release) each();
  }
}

/** The run, where every chain that was planned has ended and the tables are written. Throws UserError when it is damaged. */
function finishedRun(path: string, { retryFailed = false }: ResumeOptions): RunRecord | undefined {
  const record = readRun(path);
  const { study, outcomes, folder } = record;
  const ended = outcomes.filter(({ arm, status, generation }) => (status === 'complete' ? generation >= lastGenerationOf(study, arm) : status !== 'failed' || !retryFailed));
  const { csv, parquet } = new RunFolder(folder);
  return ended.length >= chainsInAll(study) && existsSync(csv) && existsSync(parquet) ? record : undefined;
}

function tellFinished({ folder, study, outcomes }: RunRecord, { onEvent }: ResumeOptions): void {
  for (const outcome of outcomes) onEvent?.({ folder, event: { type: 'end', outcome, planned: lastGenerationOf(study, outcome.arm), earlier: true } });
}

function removeTables(path: string): void {
  const { csv, parquet } = new RunFolder(resolve(path));
  for (const table of [csv, parquet]) onDisk(table, () => { rmSync(table, { force: true }); });
}

/** The run as it was started; throws UserError where its study, its machine or its real data are no longer the same. */
async function checkedJob(path: string, options: ResumeOptions): Promise<{ job: Job; shards: Shard[] }> {
  const { path: folder, study, manifest } = await openRun(path, options);
  const { base, plugins = [] } = manifest;
  return { job: { study, folder, base, plugins, greetings: greetingsIn(base), retryFailed: options.retryFailed ?? false }, shards: planShards(study, manifest.shards) };
}

/** Reads the run back and writes its tables. */
function seal(path: string): RunRecord {
  const { study, manifest } = readHead(path);
  for (const { name } of planShards(study, manifest.shards)) tidyJournal(new RunFolder(resolve(path)).journal(name));
  const record = readRun(path);
  sealRun(record);
  const { checkpoints } = new RunFolder(record.folder);
  if (existsSync(checkpoints) && readdirSync(checkpoints).length === 0) rmdirSync(checkpoints);
  return record;
}
