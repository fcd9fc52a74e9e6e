// Runs what is missing of some run folders, with progress and a clean stop, and draws their report.
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { UserError, type RunRecord } from '@collapse-lab/runner';
import { createRun, readHead, readRun, resumeRuns, RunFolder, threadsExecutor, writeAtomically, type RunEvent } from '@collapse-lab/runner/node';
import { lab } from './lab.ts';
import { Progress } from './progress.ts';
import type { Results } from './results.ts';
import type { FoundStudies } from './studies.ts';
import { workerEntry } from './worker-entry.ts';

export interface ExecuteOptions {
  readonly workers?: number;
  readonly json?: boolean;
  readonly allowDrift?: boolean;
  readonly failFast?: boolean;
}

/** A folder of runs that are drawn together names them in this file, relative to itself. */
const COMPARISON = 'comparison.json';

/** Makes a folder for several runs, and the folders of those that are new; `kept` are run folders that exist already. */
export async function createComparison(folder: string, fresh: readonly FoundStudies[], kept: readonly string[]): Promise<void> {
  const names = fresh.flatMap(({ studies }) => studies.map(({ name }) => name));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new UserError(`studies to compare must have different names, but two are called "${twice}"; run one of them with name=…`);
  if (existsSync(join(folder, COMPARISON))) throw new UserError(`${folder} must be a new or an empty folder, but it holds a comparison; collapse resume ${folder} continues it, or choose another --out`);
  for (const { studies, base } of fresh) for (const study of studies) await createRun(study, { lab, folder: join(folder, study.name), base });
  writeAtomically(join(folder, COMPARISON), `${JSON.stringify({ runs: [...names, ...kept.map((run) => resolve(run))] }, null, 2)}\n`);
}

/** The run folders that a folder stands for: itself, or the runs of a comparison. */
export function runsIn(folder: string): string[] {
  const list = join(folder, COMPARISON);
  if (!existsSync(list)) return [folder];
  const { runs } = JSON.parse(readFileSync(list, 'utf8')) as { runs: string[] };
  return runs.map((run) => resolve(folder, run));
}

/** Runs whatever the folder's runs lack, then draws; an interrupt stops between generations and still draws. */
export async function execute(folder: string, { workers = availableParallelism(), json = false, allowDrift = false, failFast = false }: ExecuteOptions): Promise<Results> {
  const runs = runsIn(folder);
  const studies = runs.map((run) => readHead(run).study);
  const label = runs.length > 1 ? `${runs.length} studies` : studies[0]!.name;
  const progress = json && !process.stderr.isTTY ? undefined : new Progress(studies, process.stderr, label);
  progress?.announce();
  const stop = stopOnSignal();
  try {
    const executor = threadsExecutor(workerEntry(), workers);
    const onEvent = (event: RunEvent): void => {
      progress?.on(event);
      if (failFast && event.event.type === 'end' && event.event.outcome.status === 'failed') stop.now();
    };
    const records = await resumeRuns(runs, { lab, executor, signal: stop.signal, allowDrift, onEvent });
    progress?.finish();
    return { records, report: await drawReport(folder, records), folder, interrupted: stop.signal.aborted };
  } finally {
    progress?.finish();
    stop.dispose();
  }
}

/** Reads a folder's runs as they are and draws their report. */
export async function redraw(folder: string): Promise<Results> {
  const records = runsIn(folder).map(readRun);
  return { records, report: await drawReport(folder, records), folder, interrupted: false };
}

async function drawReport(folder: string, records: readonly RunRecord[]): Promise<string | undefined> {
  if (records.length === 0) return undefined;
  const { comparisonFigure, renderReport } = await import('@collapse-lab/report');
  const draw = (path: string, drawn: readonly RunRecord[]): string => {
    const { report, figure } = new RunFolder(path);
    writeAtomically(report, renderReport({ title: drawn.map(({ study }) => study.title).join(' · '), runs: drawn }));
    writeAtomically(figure, comparisonFigure(drawn));
    return report;
  };
  // Every run has its own report; a comparison has one over all. Runs that were only taken in are left as they are.
  for (const { folder: run } of records) {
    if (dirname(run) === resolve(folder)) draw(run, records.filter((record) => record.folder === run));
  }
  return draw(folder, records);
}

/** Aborts on the first interrupt; the second one ends the process at once, as a kill would. */
function stopOnSignal(): { signal: AbortSignal; now(): void; dispose(): void } {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130);
    process.stderr.write('\nstopping after the current generation; again to end at once\n');
    controller.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return { signal: controller.signal, now: () => { controller.abort(); }, dispose: () => { process.off('SIGINT', onSignal).off('SIGTERM', onSignal); } };
}

/** `runs/<name>`, or the first of `runs/<name>-2`, `-3`, … that is free. */
export function freeFolder(name: string): string {
  for (let i = 1; ; i++) {
    const folder = join('runs', i === 1 ? name : `${name}-${i}`);
    if (!existsSync(folder)) return folder;
  }
}
