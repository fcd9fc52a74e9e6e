// Runs on the same real data laid over each other, measure by measure.
import type { Column, RunRecord } from '@collapse-lab/runner';
import { columnsIn } from '../data/columns.ts';
import { isSettled, trackOf } from '../data/track.ts';
import { commonAxes, retainedAxis } from '../figures/comparison.ts';
import { overlay } from '../figures/trajectory.ts';
import { figureElement } from './figure.ts';
import { html, type Content } from './markup.ts';
import { sortColumns } from './summary-table.ts';

/** A panel per column that several runs have and that moves in one, beyond the common axes; nothing where runs differ in their real data or in how much of them they take. */
export function overlaySection(runs: readonly RunRecord[]): Content {
  if (new Set(runs.map(realDataOf)).size !== 1) return undefined;
  const drawn = sharedColumns(runs).filter(({ name }) => [...commonAxes, retainedAxis].every(({ column }) => column !== name));
  if (drawn.length === 0) return undefined;
  return html`<h3>Measure by measure</h3>
    <p class="note">All runs have the same real data and as many items, so that every measure means the same in each. Colours, bands and dashes as above; generation 0 is the real sample.</p>
    <div class="multiples">${drawn.map((column, i) => panel(runs, column, i))}</div>`;
}

/** Measures depend on how much there is. */
function realDataOf({ study: { world, size, heldOut } }: RunRecord): string {
  return JSON.stringify([world, size, heldOut]);
}

/** Columns that two runs have at least, in the order of the records; what families say of their own training is no measure of all. */
function sharedColumns(runs: readonly RunRecord[]): Column[] {
  const moving = runs.map((run) => sortColumns(run, columnsIn(run)).moving.filter(({ name }) => !isSettledIn(run, name)));
  const named = new Map(moving.flat().map((column) => [column.name, column]));
  return [...named.values()].filter(({ name, inTrace = false }) => !inTrace && runs.filter((run) => trackOf(run, 'loop', name)).length > 1);
}

function isSettledIn(run: RunRecord, column: string): boolean {
  const track = trackOf(run, 'loop', column);
  return !track || isSettled(track);
}

function panel(runs: readonly RunRecord[], column: Column, i: number): Content {
  const places = [...runs.keys()].filter((at) => trackOf(runs[at]!, 'loop', column.name));
  const figure = overlay(places.map((at) => runs[at]!), column, places);
  return figureElement(figure, `overlay-${i + 1}`, [column.summary, figure.note && ` Vertical ${figure.note}.`]);
}
