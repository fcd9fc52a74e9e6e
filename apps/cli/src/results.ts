// What every command that runs or reads runs says at its end: tables, a plot, files, and what to do next.
import { relative } from 'node:path';
import type { RunRecord } from '@collapse-lab/runner';
import { collapseStatistics, compareCollapse, comparisonInWords, count, lostWords, memberViews, runLabels, verdictsOf, type LostWords } from '@collapse-lab/report/data';
import { median } from '@collapse-lab/statistics';
import pc from 'picocolors';
import { collapseFacts } from './collapse-facts.ts';
import { formatCollapse, formatComparison, formatVerdicts } from './collapse-lines.ts';
import { axisFacts } from './axis-facts.ts';
import { formatLostWords } from './lost-words-lines.ts';
import { LETTERS, plot, type Series } from './plot.ts';
import { summarize } from './summary.ts';
import { formatRuns, formatSummary, formatTroubles } from './table.ts';
import { terminalWidth } from './terminal.ts';
import { together } from './together.ts';

export interface Results {
  readonly records: readonly RunRecord[];
  /** The report's file, where one was written. */
  readonly report: string | undefined;
  /** The folder to name in what to do next. */
  readonly folder: string;
  readonly interrupted: boolean;
  /** Whether it was a failing chain that stopped the others. */
  readonly failedFast?: boolean;
}

/** More runs than this are a table with a line each. */
const MANY = 4;

/** Prints the results and returns the exit code. */
export function tell({ records, report, folder, interrupted, failedFast = false }: Results, { json = false }: { json?: boolean }): number {
  const failed = records.flatMap(({ outcomes }) => outcomes).filter(({ status }) => status === 'failed').length;
  const code = interrupted && !failedFast ? 130 : failed > 0 ? 3 : 0;
  if (json) {
    const runs = records.map((record) => ({ ...summarize(record), collapse: collapseFacts(collapseStatistics(record)), ...axisFacts(record, records), ...lostFacts(record), outcomes: record.outcomes }));
    const comparison = compareCollapse(records);
    // JSON has no NaN and no infinity: strings, as in the journal.
    const safe = (_: string, value: unknown): unknown => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value);
    process.stdout.write(`${JSON.stringify({ folder, report: report ?? null, interrupted, runs, ...(comparison && { comparison: { ...comparison, words: comparisonInWords(records) } }) }, safe, 2)}\n`);
    return code;
  }
  const { title, runs } = together(records);
  const tables =
    records.length > MANY
      ? [`${pc.bold(title)}\n${formatRuns(runs.map(summarize))}`]
      : records.map((record) => [formatSummary(summarize(record)), '', ...formatCollapse(collapseStatistics(record)), ...memberViews(record).map((view) => formatVerdicts(verdictsOf(view, runs))), ...formatLostWords(lostWords(record))].join('\n'));
  const comparison = compareCollapse(runs);
  if (comparison) {
    tables.push(formatComparison(comparison, runs.map(collapseStatistics), runLabels(runs)).join('\n'));
    tables.push(wrapped(comparisonInWords(runs)!));
  }
  const lines = [...tables.flatMap((table) => ['', table]), ...records.flatMap(formatTroubles)];
  lines.push('', ...(records.length > MANY ? [] : drawSupport(runs)));
  if (report) lines.push(`report  ${here(report)}`);
  const shown = records.length > MANY ? [folder] : records.map((record) => record.folder);
  for (const run of shown) lines.push(`run${records.length > MANY ? 's' : ' '}    ${here(run)}  (figure.svg, metrics.csv, metrics.parquet, journal/, samples/)`);
  if (failed > 0) lines.push(`retry   ${pc.bold(`${resumeCommand(folder)} --retry-failed`)} runs ${count(failed, 'failed chain')} again`);
  if (interrupted) lines.push(`stopped; everything done so far is kept. Continue with: ${pc.bold(resumeCommand(folder))}`);
  else if (report) lines.push(`next    open ${here(report)} in a browser`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return code;
}

/** What became of the real words, the most frequent lost ones by name; nothing for runs that do not tell. */
function lostFacts(record: RunRecord): { readonly lostWords?: LostWords } {
  const lost = lostWords(record);
  return lost ? { lostWords: lost } : {};
}

/** A paragraph in lines of at most 80 characters. */
function wrapped(text: string): string {
  return text.split(' ').reduce((lines, word) => {
    const line = lines.slice(lines.lastIndexOf('\n') + 1);
    return lines === '' ? word : `${lines}${line.length + 1 + word.length > 80 ? '\n' : ' '}${word}`;
  }, '');
}

/** What to type to go on with a run. */
export function resumeCommand(folder: string): string {
  return `${programName()} resume ${here(folder)}`;
}

/** A path as it is typed from here. */
function here(path: string): string {
  return relative(process.cwd(), path) || '.';
}

/** What to type: through npm the command is not on the path by itself. */
function programName(): string {
  return process.env['npm_execpath'] ? 'npx collapse' : 'collapse';
}

const COLOURS = [pc.cyan, pc.yellow, pc.green, pc.magenta, pc.blue, pc.red];

/** Relative effective support of every run, median over chains, and of its control. */
function drawSupport(records: readonly RunRecord[]): string[] {
  const series = records.flatMap(memberViews).flatMap((record) => [
    { label: record.study.title, points: medians(record, 'loop') },
    { label: `${record.study.title}: control`, points: medians(record, 'control') },
  ]);
  const paint = (i: number, text: string): string => (i % 2 === 1 ? pc.dim : (x: string) => x)(COLOURS[(i >> 1) % COLOURS.length]!(text));
  const picture = plot(series, { paint, width: Math.max(20, Math.min(64, (terminalWidth(process.stdout) ?? 80) - 16)) });
  if (!picture) return [];
  const legend = series.flatMap(({ label, points }, i) => (points.length > 0 ? [`        ${paint(i, LETTERS[i % LETTERS.length]!)}  ${label}`] : []));
  return [`${pc.bold('effective support relative to generation 1')}, median over chains, by generation`, picture, ...legend, ''];
}

function medians({ rows }: RunRecord, arm: 'loop' | 'control'): Series['points'] {
  const byGeneration = new Map<number, number[]>();
  for (const row of rows) {
    const value = row.values['relativeSupport'];
    if (row.arm !== arm || value === undefined || Number.isNaN(value)) continue;
    const values = byGeneration.get(row.generation);
    if (values) values.push(value);
    else byGeneration.set(row.generation, [value]);
  }
  return [...byGeneration].sort(([a], [b]) => a - b).map(([generation, values]) => [generation, median(values)]);
}
