// Runs what is missing of some run folders, with progress and a clean stop, and draws their report.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { chainsInAll, UserError, withCollapse, type RunRecord, type Study } from '@collapse-lab/runner';
import {
  claimFolder,
  makeFolder,
  prepareRun,
  readHead,
  readRun,
  resumeRuns,
  RunFolder,
  threadsExecutor,
  writeAtomically,
  writeRun,
  type PreparedRun,
  type RunEvent,
  type RunPlace,
} from '@collapse-lab/runner/node';
import { builtSchema } from './built-schema.ts';
import { lab } from './lab.ts';
import { Progress } from './progress.ts';
import { resumeCommand, type Results } from './results.ts';
import type { FoundStudies } from './studies.ts';
import { together } from './together.ts';
import { workerEntry } from './worker-entry.ts';

export interface ExecuteOptions {
  readonly workers?: number;
  readonly json?: boolean;
  readonly allowDrift?: boolean;
  readonly failFast?: boolean;
  readonly retryFailed?: boolean;
}

/** A folder of runs that are drawn together names them in this file, relative to itself. */
const COMPARISON = 'comparison.json';

/** Makes the run folder of one study and returns it; `runs/<name>` or a numbered one beside it unless `out` is given. */
export async function createOne(study: Study, place: RunPlace, out: string | undefined): Promise<string> {
  const prepared = await prepareRun(study, { lab, schema: builtSchema(), ...place });
  const folder = out ?? claimFree(study.name);
  writeRun(prepared, folder);
  return folder;
}

/** Makes a folder for several runs and those of the new ones; `kept` are run folders that exist already. */
export async function createComparison(fresh: readonly FoundStudies[], kept: readonly string[], out: string | undefined, name: string): Promise<string> {
  const names = fresh.flatMap(({ studies }) => studies.map((study) => study.name));
  const twice = names.find((each, i) => names.indexOf(each) !== i);
  if (twice) throw new UserError(`studies to compare must have different names, but two are called "${twice}"; run one of them with name=…`);
  for (const run of kept) readHead(run);
  // All are opened before anything is written, so that a mistake in the last one leaves nothing behind.
  const prepared: PreparedRun[] = [];
  const schema = builtSchema();
  for (const { studies, ...place } of fresh) for (const study of studies) prepared.push(await prepareRun(study, { lab, schema, ...place }));
  const folder = out ?? claimFree(name);
  claimFolder(folder);
  for (const each of prepared) writeRun(each, join(folder, each.study.name));
  const runs = [...names, ...kept.map((run) => relative(folder, run))];
  writeAtomically(join(folder, COMPARISON), `${JSON.stringify({ runs }, null, 2)}\n`);
  return folder;
}

/** Makes `runs/<name>`, or the first of `runs/<name>-2`, `-3`, … that nobody has. */
export function claimFree(name: string): string {
  makeFolder('runs');
  for (let i = 1; ; i++) {
    const folder = join('runs', i === 1 ? name : `${name}-${i}`);
    try {
      mkdirSync(folder);
      return folder;
    } catch (error) {
      // What else the disk refuses is told where the folder is claimed.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return folder;
    }
  }
}

/** The run folders that a folder stands for: itself, or the runs of a comparison. */
export function runsIn(folder: string): string[] {
  const list = join(folder, COMPARISON);
  if (!existsSync(list)) return [folder];
  try {
    const { runs } = JSON.parse(readFileSync(list, 'utf8')) as { runs: string[] };
    return runs.map((run) => resolve(folder, run));
  } catch {
    throw new UserError(`${list} must name the runs of a comparison, but it is damaged; delete it and compare the runs in ${folder} again`);
  }
}

/** Runs whatever the folder's runs lack, then draws; an interrupt stops where everything can be kept and still draws. */
export async function execute(folder: string, { workers = availableParallelism(), json = false, allowDrift = false, failFast = false, retryFailed = false }: ExecuteOptions): Promise<Results> {
  const runs = runsIn(folder);
  const studies = runs.map((run) => readHead(run).study);
  const label = runs.length > 1 ? `${runs.length} studies` : studies[0]!.name;
  const progress = json && !process.stderr.isTTY ? undefined : new Progress(runs.map((run, i) => ({ folder: run, study: studies[i]! })), process.stderr, label);
  progress?.announce();
  const stop = stopOnSignal(STOPPING, `ended at once; what was saved is kept. Continue with: ${resumeCommand(folder)}`);
  let failedFast = false;
  try {
    const executor = threadsExecutor(workerEntry(), workers);
    const onEvent = (event: RunEvent): void => {
      progress?.on(event);
      if (!failFast || event.event.type !== 'end' || event.event.earlier || event.event.outcome.status !== 'failed') return;
      failedFast = true;
      stop.now();
    };
    // Loaded while the chains run, as the main thread has nothing else to do then.
    void import('@collapse-lab/report');
    const records = await resumeRuns(runs, { lab, executor, signal: stop.signal, allowDrift, retryFailed, onEvent });
    progress?.finish();
    return { records, report: await drawReport(folder, records, true), folder, interrupted: stop.signal.aborted && records.some(isOpen), failedFast };
  } finally {
    progress?.finish();
    stop.dispose();
  }
}

/**
 * Reads a folder's runs as they are and draws their report, by the rule for collapse that `overrides` make of each study's own,
 * into the folder or another one.
 */
export async function redraw(folder: string, overrides: readonly string[], out?: string): Promise<Results> {
  const records = runsIn(folder).map((run) => withCollapse(readRun(run), overrides));
  if (out !== undefined) makeFolder(out);
  return { records, report: await drawReport(out ?? folder, records, out === undefined), folder, interrupted: false };
}

/** Whether chains that were planned have not ended. */
function isOpen({ study, outcomes }: RunRecord): boolean {
  return outcomes.length < chainsInAll(study);
}

/** Draws the report over all runs into the folder, and where they are `itsOwn` each run's beside its rows. */
export async function drawReport(folder: string, records: readonly RunRecord[], itsOwn: boolean): Promise<string | undefined> {
  if (records.length === 0) return undefined;
  const { comparisonFigure, renderReport } = await import('@collapse-lab/report');
  const draw = (path: string, drawn: readonly RunRecord[]): string => {
    const { report, figure } = new RunFolder(path);
    const { title, runs } = together(drawn);
    writeAtomically(report, renderReport({ title, runs }));
    writeAtomically(figure, comparisonFigure(runs));
    return report;
  };
  // Every run has its own report; a comparison has one over all. Runs that were only taken in are left as they are.
  for (const { folder: run } of records) {
    if (itsOwn && dirname(run) === resolve(folder)) draw(run, records.filter((record) => record.folder === run));
  }
  return draw(folder, records);
}

/** What the first interrupt of a run says. */
export const STOPPING = 'stopping after the current generation, or where a long fit has got to';

/**
 * Aborts on the first interrupt; the second one ends the process at once, by that very signal, as `process.exit` would wait for what threads compute outside
 * JavaScript. SIGTERM is one request however often it comes:
 * engines send it to all that a job has started, some of which pass it on.
 */
export function stopOnSignal(words = STOPPING, atOnce = 'ended at once'): { signal: AbortSignal; now(): void; dispose(): void } {
  const controller = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) {
      if (signal !== 'SIGINT') return;
      process.stderr.write(`${atOnce}\n`);
      process.removeAllListeners('SIGINT');
      process.kill(process.pid, 'SIGINT');
      return;
    }
    process.stderr.write(`\n${words}${signal === 'SIGINT' ? '; again to end at once' : ''}\n`);
    controller.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return { signal: controller.signal, now: () => { controller.abort(); }, dispose: () => { process.off('SIGINT', onSignal).off('SIGTERM', onSignal); } };
}
