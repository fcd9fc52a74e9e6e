// What every column was at generation 1 and at the end, in numbers.
import type { Arm, Column, RunRecord } from '@collapse-lab/runner';
import { CHAINS_FOR_AN_INTERVAL, medianInterval, RESAMPLES, type MedianInterval } from '../data/median-interval.ts';
import { decileBand, hasFinite, isConstant, lastSpread, spreadAt, trackOf, type Spread, type Track } from '../data/track.ts';
import { count, formatInteger, formatNumber, formatRange } from '../format.ts';
import { html, type Content, type Markup } from './markup.ts';

/** These come first: they mean the same in every domain. */
const leading = ['relativeSupport', 'effectiveSupport', 'fidelityLoss', 'retainedMass', 'retainedItems', 'excessRisk', 'heldOutNll', 'impossibleShare', 'refitClock'];

/** Columns split by what there is to see in them. */
export interface SortedColumns {
  readonly moving: readonly Column[];
  readonly constant: readonly { readonly column: Column; readonly value: number }[];
  readonly neverFinite: readonly Column[];
}

/** Columns that move, columns that are one number throughout (loop and control), and columns without any finite median. */
export function sortColumns(run: RunRecord, columns: readonly Column[]): SortedColumns {
  const moving: Column[] = [];
  const constant: { column: Column; value: number }[] = [];
  const neverFinite: Column[] = [];
  for (const column of columns) {
    const tracks = [trackOf(run, 'loop', column.name), trackOf(run, 'control', column.name)].filter((track) => track !== undefined);
    const value = tracks[0]?.median[0] ?? NaN;
    if (!tracks.some(hasFinite)) neverFinite.push(column);
    else if (tracks.every((track) => isConstant(track) && track.median[0] === value)) constant.push({ column, value });
    else moving.push(column);
  }
  return { moving, constant, neverFinite };
}

/** Generation 1 → last: median over chains, range below it, the control's last median; constants in a line of their own. */
export function summaryTable(run: RunRecord, { moving, constant, neverFinite }: SortedColumns): Markup {
  const rank = ({ name }: Column): number => (leading.includes(name) ? leading.indexOf(name) : leading.length);
  const ordered = [...moving].sort((a, b) => rank(a) - rank(b));
  return html`${ordered.length > 0 && tableOf(run, ordered)}
    ${constant.length > 0 && html`<p class="note">Constant throughout: ${list(constant.map(constantOf))}.</p>`}
    ${neverFinite.length > 0 && html`<p class="note">Never a finite median: ${list(neverFinite.map(({ name }) => html`<code>${name}</code>`))}.</p>`}`;
}

const FLOOR = 'real against real';

/** One column of the table: what stands at one end of an arm. */
interface Side {
  readonly title: string;
  readonly cells: readonly (Spread | undefined)[];
  /** How surely each cell's median is known, where enough chains stand there to say. */
  readonly intervals: readonly (MedianInterval | undefined)[];
  /** The generation and number of chains that most cells stand on; a cell that differs says so. */
  readonly generation: number;
  readonly count: number;
  readonly chains: number;
}

function tableOf(run: RunRecord, columns: readonly Column[]): Markup {
  const loop = columns.map(({ name }) => trackOf(run, 'loop', name));
  const control = columns.map(({ name }) => trackOf(run, 'control', name));
  const floor = columns.map(({ name }) => trackOf(run, 'floor', name));
  const first = loop.some((track) => track?.generations.includes(1)) ? 1 : 0;
  const last = withIntervals(run, 'loop', columns, sideOf('', loop.map(lastSpread), loop));
  const sides = [
    ...(last.generation > first ? [sideOf('', loop.map((track) => spreadAt(track, first)), loop)] : []),
    last,
    ...(floor.some((track) => track) ? [sideOf('', floor.map(lastSpread), floor, FLOOR)] : []),
    ...(control.some((track) => track) ? [withIntervals(run, 'control', columns, sideOf('control, ', control.map(lastSpread), control))] : []),
  ];
  const heads = sides.map(({ title, count: n, chains }) => {
    const stands = `${n < chains ? `${formatInteger(n)} of ` : ''}${count(chains, title === FLOOR ? 'pair' : 'chain')}`;
    return html`<th scope="col">${title} <small>${stands}</small></th>`;
  });
  const lines = columns.map(({ name, unit }, i) => {
    const head = html`<th scope="row"><code>${name}</code>${unit && html` <small>${unit}</small>`}</th>`;
    return html`<tr>${head}${sides.map((side) => cell(side, i))}</tr>`;
  });
  const band = loop.find((track) => track && track.band !== 'none')?.band;
  return html`${band && html`<p class="note">Medians over chains, below them the ${band === decileBand ? `range of ${decileBand}` : 'range'}${intervalNote(sides)}</p>`}
    <div class="scroll"><table class="numbers">
    <thead><tr><th scope="col">column</th>${heads}</tr></thead>
    <tbody>${lines}</tbody></table></div>`;
}

function sideOf(arm: string, cells: readonly (Spread | undefined)[], tracks: readonly (Track | undefined)[], title?: string): Side {
  const generation = Math.max(...cells.map((spread) => spread?.generation ?? 0));
  const chains = Math.max(...tracks.map((track) => track?.chains ?? 0));
  const most = Math.max(...cells.map((spread) => (spread?.generation === generation ? spread.count : 0)));
  return { title: title ?? `${arm}generation ${formatInteger(generation)}`, cells, intervals: [], generation, count: most, chains };
}

function withIntervals(run: RunRecord, arm: Arm, columns: readonly Column[], side: Side): Side {
  return { ...side, intervals: columns.map(({ name }, i) => medianInterval(run, arm, name, side.cells[i]?.generation ?? NaN)) };
}

/** The end of the sentence above the table: what the brackets are, or why there are none. */
function intervalNote(sides: readonly Side[]): string {
  const [known] = sides.flatMap(({ intervals }) => intervals.filter((interval) => interval !== undefined));
  const least = formatInteger(CHAINS_FOR_AN_INTERVAL);
  if (!known) return `; intervals of a median are given from ${least} chains on.`;
  return `; in brackets, from ${least} chains on, the ${formatNumber(100 * known.level)}\u00a0% interval of the median (BCa bootstrap over chains, ${formatInteger(RESAMPLES)} resamples).`;
}

/** Median with the range below; says so where it stands on other chains or another generation than its column. */
function cell(side: Side, i: number): Markup {
  const [spread, interval] = [side.cells[i], side.intervals[i]];
  if (!spread) return html`<td class="absent">–</td>`;
  const { median, low, high, count: n, generation } = spread;
  const range = n > 1 ? formatRange(low, high) : formatNumber(median);
  const notes = [
    range !== formatNumber(median) && range,
    n !== side.count && count(n, 'chain'),
    generation !== side.generation && `generation ${formatInteger(generation)}`,
  ].filter((note) => note !== false);
  const known = interval && interval.low < interval.high && html` <small>[${formatRange(interval.low, interval.high)}]</small>`;
  return html`<td>${formatNumber(median)}${notes.length > 0 && html` <small>${notes.join('; ')}</small>`}${known}</td>`;
}

function constantOf({ column, value }: SortedColumns['constant'][number]): Markup {
  return html`<code>${column.name}</code> ${formatNumber(value)}${column.unit && ` ${column.unit}`}`;
}

function list(parts: readonly Markup[]): Content {
  return parts.map((part, i) => [i > 0 && ', ', part]);
}
