// One run: what it stands on, how the data look, what moved, in numbers and drawings, and the study itself.
import type { Column, RunRecord } from '@collapse-lab/runner';
import { columnsIn, groupColumns, type ColumnGroup } from '../data/columns.ts';
import { endingGroups } from '../data/endings.ts';
import { isSettled, trackOf, type Track } from '../data/track.ts';
import { colourOf } from '../draw/palette.ts';
import { commonAxes } from '../figures/comparison.ts';
import { chooseClouds, clouds } from '../figures/clouds.ts';
import { chooseCurves, densities } from '../figures/density.ts';
import { linesPerPanel, trajectory } from '../figures/trajectory.ts';
import { count, formatInteger, formatNumber } from '../format.ts';
import { collapseSection } from './collapse-section.ts';
import { figureElement } from './figure.ts';
import { html, type Content, type Markup } from './markup.ts';
import { standingSection } from './standing-section.ts';
import { sortColumns, summaryTable } from './summary-table.ts';
import { textsSection } from './texts-section.ts';

/** The section of the run at this place in the report; the place decides its colour and the ids of its figures. */
export function runSection(run: RunRecord, label: string, place: number): Markup {
  const columns = columnsIn(run);
  const sorted = sortColumns(run, columns);
  const drawn = sorted.moving.filter(({ name }) => commonAxes.every(({ column }) => column !== name) && !staysPut(run, name));
  const groups = groupColumns(drawn);
  return html`<section class="run">
    <h2>${label}</h2>
    ${standingSection(run)}
    ${densitySection(run, place)}
    ${cloudSection(run, place)}
    ${textsSection(run)}
    ${run.rows.length === 0 && html`<p class="note">No rows have been recorded.</p>`}
    ${run.rows.length > 0 && html`<h3>First and last</h3>${summaryTable(run, sorted)}`}
    ${run.rows.length > 0 && collapseSection(run, place)}
    ${groups.length > 0 && html`<h3>Over generations</h3>${bandNote(run, columns)}
    <div class="multiples">${groups.map((group, i) => panel(run, group, place, i))}</div>`}
    <details><summary>The study</summary><pre>${JSON.stringify(run.study, undefined, 2)}</pre></details>
  </section>`;
}

/** A column that only jumps once, such as the real share of a loop without real data, needs a number and no drawing. */
function staysPut(run: RunRecord, column: string): boolean {
  return (['loop', 'control'] as const).every((arm) => {
    const track = trackOf(run, arm, column);
    return !track || isSettled(track);
  });
}

function densitySection(run: RunRecord, place: number): Content {
  const curves = chooseCurves(run.portraits.filter(({ arm }) => arm === 'loop'));
  if (curves.length === 0) return undefined;
  const figure = densities(curves);
  const cut = figure.cut.map(({ generation, peak }) => `generation ${formatInteger(generation)} peaks at ${formatNumber(peak)}`);
  const caption = `Densities of the first chain${cut.length > 0 ? `; cut at the top: ${cut.join(', ')}` : ''}.`;
  return html`<h3>What the data look like</h3><div class="single">${figureElement(figure, `run${place + 1}-density`, caption)}</div>`;
}

function cloudSection(run: RunRecord, place: number): Content {
  const chosen = chooseClouds(run.portraits.filter(({ arm }) => arm === 'loop'));
  if (chosen.length === 0) return undefined;
  const figure = clouds(chosen, colourOf(place));
  const off = figure.outside.map(({ generation, points }) => `${count(points, 'point')} of generation ${formatInteger(generation)}`);
  const caption = `Up to ${count(Math.max(...chosen.map(({ x }) => x.length)), 'point')} of the first chain, by their first two coordinates${off.length > 0 ? `; off the axes: ${off.join(', ')}` : ''}.`;
  return html`<h3>What the data look like</h3>${figureElement(figure, `run${place + 1}-clouds`, caption)}`;
}

function bandNote(run: RunRecord, columns: readonly Column[]): Markup {
  const tracks = columns.map(({ name }) => trackOf(run, 'loop', name)).filter((track) => track !== undefined);
  const widest = tracks.reduce<Track | undefined>((best, track) => (best && best.chains >= track.chains ? best : track), undefined);
  const spread = widest && widest.band !== 'none' ? `Medians over ${count(widest.chains, 'chain')}, bands ${widest.band}` : 'One chain, no bands';
  const control = run.rows.some(({ arm }) => arm === 'control');
  const stopped = endingGroups(run).some(({ arm }) => arm === 'loop');
  return html`<p class="note">${spread}${control && '; dashed, the control'}.${stopped && ' A cross marks the last value of a chain that ended early.'}</p>`;
}

function panel(run: RunRecord, group: ColumnGroup, place: number, i: number): Markup {
  const figure = trajectory(run, group, colourOf(place));
  const notFinite = group.columns.reduce((sum, { name }) => sum + (trackOf(run, 'loop', name)?.notFinite ?? 0), 0);
  const notes = [
    ...new Set(group.columns.map(({ summary }) => summary)),
    group.columns.length > linesPerPanel ? `First ${linesPerPanel} of ${formatInteger(group.columns.length)} drawn.` : '',
    figure.note && `Vertical ${figure.note}.`,
    notFinite > 0 ? `${count(notFinite, 'value')} not finite.` : '',
  ];
  return figureElement(figure, `run${place + 1}-panel${i + 1}`, notes.filter((note) => note !== '').join(' '));
}
