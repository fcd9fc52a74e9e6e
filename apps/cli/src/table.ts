// Summaries as text for a terminal.
import { count } from '@collapse-lab/report/data';
import type { RunRecord } from '@collapse-lab/runner';
import pc from 'picocolors';
import { grouped } from './grouped.ts';
import type { ChainCount, OverChains, RunSummary } from './summary.ts';

/** The summary table of one run. */
export function formatSummary(summary: RunSummary): string {
  if (summary.generation < 0) return [pc.bold(summary.title), 'no generation has been recorded'].join('\n');
  const heads = ['', 'generation 1', `generation ${summary.generation}`, 'over chains', 'control', 'noise floor'];
  const rowsOf = (member: string | undefined): string[][] => summary.columns.filter((column) => column.member === member).map(({ column, unit, first, last, control, floor }) => [
    unit ? `${column} (${unit})` : column,
    middle(first),
    middle(last),
    range(last, summary.loop.planned),
    middle(control),
    floorInWords(floor),
  ]);
  const members = [...new Set(summary.columns.map(({ member }) => member))];
  const rows = members.flatMap((member) => [...(member === undefined ? [] : [[`${member}:`, '', '', '', '', '']]), ...rowsOf(member)]);
  return [pc.bold(summary.title), `${chainsInWords(summary.loop)}; ${summary.control.planned > 0 ? `control: ${chainsInWords(summary.control)}` : 'no control'}`, ...align(heads, rows)].join('\n');
}

/** Columns that mean the same in every domain, for runs side by side. */
const COMMON = ['relativeSupport', 'fidelityLoss'];

/** Many runs in one table, a line each. */
export function formatRuns(summaries: readonly RunSummary[]): string {
  const heads = ['', 'chains', 'generation', ...COMMON.flatMap((column) => [column, 'over chains'])];
  const rows = summaries.map(({ title, loop, generation, columns }) => {
    const values = COMMON.flatMap((name) => {
      const last = columns.find(({ column }) => column === name)?.last;
      return [middle(last), range(last, loop.planned)];
    });
    return [title, `${loop.complete} of ${loop.planned}`, String(generation), ...values];
  });
  return align(heads, rows).join('\n');
}

/** Lines of a table: the first column to the left, the others to the right. */
export function align(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ').trimEnd();
  return [pc.dim(line(heads)), ...rows.map(line)];
}

/** Smallest and largest over chains, and over how many where that is not all. */
function range(value: OverChains | undefined, planned: number): string {
  if (!value) return '';
  const spread = value.chains > 1 ? `${figure(value.min)} … ${figure(value.max)}` : '';
  return value.chains < planned ? `${spread} (${value.chains} of ${planned})`.trim() : spread;
}

/** Chains that did not run to their end, a line each. */
export function formatTroubles({ outcomes }: RunRecord): string[] {
  return outcomes
    .filter(({ status }) => status !== 'complete')
    .map(({ arm, chain, status, generation, reason }) => `${pc.yellow(status)} ${arm} chain ${chain} after generation ${generation}: ${reason?.message ?? 'no reason given'}`);
}

function chainsInWords({ planned, complete, ended, failed }: ChainCount): string {
  const others = [ended > 0 ? `${ended} ended early` : '', failed > 0 ? `${failed} failed` : ''].filter(Boolean);
  return [`${figure(complete)} of ${count(planned, 'chain')} complete`, ...others].join(', ');
}

/** Between which values chance alone moves it, to two digits. */
function floorInWords(floor: OverChains | undefined): string {
  return floor ? [...new Set([floor.min, floor.max].map((end) => figure(Number(end.toPrecision(2)))))].join(' … ') : '';
}

function middle(value: OverChains | undefined): string {
  return value ? figure(value.median) : '–';
}

/** A number to four significant digits, without an exponent where that is short. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const whole = Number.isInteger(value) && size < 1e6;
  const text = whole || (size >= 1e-4 && size < 1e6) ? grouped(whole ? value : Number(value.toPrecision(4))) : value.toExponential(2);
  return text.replace('-', '−');
}
