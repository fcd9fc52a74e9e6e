// collapse measure: what changed between groups of model outputs, from files alone.
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { renderFindings, type KindId } from '@collapse-lab/watch';
import { measureFiles, type MeasuredFiles, type Unit } from '@collapse-lab/watch/node';
import { claimFolder, writeAtomically } from '@collapse-lab/runner/node';
import { claimFree } from '../execute.ts';
import { measureLines } from '../measure-lines.ts';
import { ReadingProgress } from '../reading-progress.ts';

export interface MeasureCommandOptions {
  readonly by?: string;
  readonly reference?: string;
  readonly field?: readonly string[];
  readonly as?: KindId;
  readonly unit?: Unit;
  readonly alarm?: readonly string[];
  readonly sample?: number;
  readonly level: number;
  readonly seed: string;
  readonly skipBad?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** Code 4: the bound of an alarm is broken. */
const ALARMED = 4;

/** Measures, writes a report and the numbers, and returns the exit code. */
export async function measure(files: readonly string[], { field = [], alarm = [], skipBad = false, out, json = false, ...options }: MeasureCommandOptions): Promise<number> {
  // A folder that is taken is told before anything is read, and one that is free is made when there is something to write.
  if (out !== undefined && (out === '' || existsSync(out))) claimFolder(out);
  const progress = json && !process.stderr.isTTY ? undefined : new ReadingProgress(process.stderr);
  let measured: MeasuredFiles;
  try {
    measured = await measureFiles(files, { ...options, fields: field, alarms: alarm, skipBad, onProgress: (read, total) => progress?.on(read, total) });
  } finally {
    progress?.finish();
  }
  const { findings } = measured;
  const folder = out ?? claimFree('measure');
  if (!existsSync(folder)) claimFolder(folder);
  const report = join(folder, 'report.html');
  const text = inJson(measured);
  writeAtomically(report, renderFindings(findings, measured));
  writeAtomically(join(folder, 'measure.json'), text);
  const here = (path: string): string => relative(process.cwd(), path) || '.';
  process.stdout.write(json ? text : `${measureLines(measured, { report: here(report), numbers: here(join(folder, 'measure.json')) }).join('\n')}\n`);
  return findings.alarms.some(({ fired }) => fired.length > 0) ? ALARMED : 0;
}

/** JSON has no NaN and no infinity: strings, as in journals. */
function inJson(measured: MeasuredFiles): string {
  const safe = (_: string, value: unknown): unknown => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value);
  return `${JSON.stringify(measured, safe, 2)}\n`;
}
