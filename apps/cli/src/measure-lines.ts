// What changed between groups of outputs, in a terminal: a table, a paragraph, alarms, and what was written.
import { changeInWords, inWords, isChange, isLoss, type Change, type Findings, type Wording } from '@collapse-lab/watch';
import type { MeasuredFiles } from '@collapse-lab/watch/node';
import pc from 'picocolors';
import { grouped } from './grouped.ts';
import { align, figure } from './table.ts';
import { terminalWidth } from './terminal.ts';

/** Groups with columns for value, change and p, where there is room; more get a column for the change alone. */
const WIDE = 2;
/** Groups with a paragraph each; of more, the last has one. */
const TOLD = 3;
/** Groups that have a column at most: the first, the last, and some between. */
const MOST = 6;

const wording: Wording = { number: figure, range: (low, high) => `${figure(low)} … ${figure(high)}` };

export interface Written {
  readonly report: string;
  readonly numbers: string;
}

export function measureLines({ findings, skipped }: MeasuredFiles, { report, numbers }: Written): string[] {
  return [
    pc.bold(`what changed since ${findings.reference}`),
    groupsInWords(findings),
    '',
    ...table(findings),
    '',
    ...told(findings),
    ...skipped.map(({ reason, count, first }) => pc.yellow(`left out ${grouped(count)}: ${reason}; the first: ${first}`)),
    '',
    ...alarmLines(findings),
    `report  ${report}`,
    `numbers ${numbers}`,
    `next    open ${report} in a browser`,
  ];
}

function groupsInWords({ groups, item, comparisons }: Findings): string {
  const kept = groups.map(({ name, items, sampled, empty }) => `${name}: ${grouped(items)}${sampled < items ? ` (${grouped(sampled)} kept)` : ''}${empty > 0 ? ` and ${grouped(empty)} empty` : ''}`);
  const sizes = [...new Set(comparisons.map(({ blocks, perBlock }) => `${figure(blocks)} × ${figure(perBlock)}`))];
  return pc.dim(`${item}s: ${kept.join(', ')}; compared in blocks of equal size, ${sizes.join(', ')}`);
}

function table(findings: Findings): string[] {
  const room = terminalWidth(process.stdout) ?? Infinity;
  const wide = findings.comparisons.length <= WIDE ? wideTable(findings) : [];
  return wide.length > 0 && wide.every((line) => line.length <= room) ? wide : narrowTable(findings);
}

function told(findings: Findings): string[] {
  const words = inWords(findings, wording);
  return words.length <= TOLD ? words : [words.at(-1)!, pc.dim(`a paragraph on each of the other ${figure(words.length - 1)} groups is in the report`)];
}

function wideTable({ measures, comparisons, reference, level }: Findings): string[] {
  const heads = ['', reference, ...comparisons.flatMap(({ group }) => [group, `change (${figure(100 * level)} %)`, 'p'])];
  const rows = measures.map((measure, i) => [
    measure.unit ? `${measure.id} (${measure.unit})` : measure.id,
    figure(comparisons[0]!.changes[i]!.reference),
    ...comparisons.flatMap(({ changes }) => [figure(changes[i]!.group), changeInWords(changes[i]!, measure, wording), pOf(changes[i]!)]),
  ]);
  const own = comparisons.length > 1 && comparisons.some(({ changes }) => changes[0]!.reference !== comparisons[0]!.changes[0]!.reference);
  return [...align(heads, rows), ...(own ? [pc.dim(`${reference} at the size of ${comparisons[0]!.group}; each change is at its own group's size`)] : [])];
}

function narrowTable(findings: Findings): string[] {
  const { measures, comparisons } = findings;
  const last = comparisons.length - 1;
  const shown = comparisons.length <= MOST ? comparisons : Array.from({ length: MOST }, (_, i) => comparisons[Math.round((i * last) / (MOST - 1))]!);
  const rows = measures.map((measure, i) => [
    measure.change === 'ratio' ? `${measure.id} ×` : `${measure.id} +`,
    ...shown.map(({ changes }) => {
      const change = changes[i]!;
      return `${figure(change.change.estimate)}${isChange(change) ? (isLoss(change, measure) ? ' *' : ' ·') : '  '}`;
    }),
  ]);
  const left = comparisons.length > shown.length ? `; ${figure(comparisons.length - shown.length)} groups between are in the report` : '';
  return [...align(['', ...shown.map(({ group }) => group)], rows), pc.dim(`× ratio, + difference; more than chance over ${figure(findings.tests)} tests: * towards less diversity, · otherwise${left}`)];
}

function pOf({ test }: Change): string {
  if (!test || Number.isNaN(test.adjusted)) return '–';
  return test.adjusted < 0.001 ? '< 0.001' : figure(Number(test.adjusted.toPrecision(2)));
}

function alarmLines({ alarms }: Findings): string[] {
  return alarms.flatMap(({ bound, fired, untold }) => [
    ...(fired.length === 0 ? [`alarm   ${bound} is not broken with confidence`] : []),
    ...fired.map(({ group, measure, value, p }) => pc.red(`ALARM   ${bound} is broken by ${group}: ${measure} ${figure(value)} (p ${p < 0.001 ? '< 0.001' : figure(Number(p.toPrecision(2)))})`)),
    ...(untold.length > 0 ? [pc.yellow(`alarm   ${bound} cannot be told of ${untold.join(', ')}: too few items, or values that are not finite`)] : []),
  ]);
}
