// One run: what it stands on, how the data look, what moved, in numbers and drawings, and the study itself.
import type { Column, RunRecord } from '@collapse-lab/runner';
import { columnsIn, groupColumns, type ColumnGroup } from '../data/columns.ts';
import { endingGroups } from '../data/endings.ts';
import { memberName, memberViews } from '../data/member-views.ts';
import { secondMoments } from '../data/second-moment.ts';
import { isSettled, trackOf, type Track } from '../data/track.ts';
import { colourOf } from '../draw/palette.ts';
import { commonAxes } from '../figures/comparison.ts';
import { chooseClouds, clouds } from '../figures/clouds.ts';
import { chooseCurves, densities } from '../figures/density.ts';
import { secondMomentFigure } from '../figures/second-moment.ts';
import { linesPerPanel, trajectory } from '../figures/trajectory.ts';
import { count, formatInteger, formatNumber } from '../format.ts';
import { collapseSection } from './collapse-section.ts';
import { figureElement } from './figure.ts';
import { groupTable } from './group-table.ts';
import { lostWordsSection } from './lost-words-section.ts';
import { html, type Content, type Markup } from './markup.ts';
import { standingSection } from './standing-section.ts';
import { sortColumns, summaryTable } from './summary-table.ts';
import { textsSection } from './texts-section.ts';
import { verdictTable } from './verdict-table.ts';

/** Where a run stands in its report. */
export interface RunPlace {
  readonly label: string;
  /** Decides its colour and the ids of its figures; further members have the places after it. */
  readonly place: number;
  /** All runs of the report, each member by itself. */
  readonly runs: readonly RunRecord[];
}

/** The section of a run: what is the chains' own first, then what is said of each member. */
export function runSection(run: RunRecord, { label, place, runs }: RunPlace): Markup {
  const views = memberViews(run);
  const suffix = (view: RunRecord, m: number): string => (views.length > 1 ? `, ${memberName(view.study.model.family, m)}` : '');
  return html`<section class="run">
    <h2>${label}</h2>
    ${standingSection(run)}
    ${densitySection(run, place)}
    ${cloudSection(run, place)}
    ${textsSection(run)}
    ${lostWordsSection(run)}
    ${run.rows.length === 0 && html`<p class="note">No rows have been recorded.</p>`}
    ${run.rows.length > 0 && views.map((view, m) => html`<h3>First and last${suffix(view, m)}</h3>${summaryTable(view, sortColumns(view, columnsIn(view)))}`)}
    ${run.rows.length > 0 && collapseSection(run, place)}
    ${run.rows.length > 0 && views.map((view, m) => memberSection(view, { label: suffix(view, m), place: place + m, runs }))}
    <details><summary>The study</summary><pre>${JSON.stringify(run.study, undefined, 2)}</pre></details>
  </section>`;
}

/** What is measured of one member. */
function memberSection(run: RunRecord, { label, place, runs }: RunPlace): Markup {
  const columns = columnsIn(run);
  const drawn = sortColumns(run, columns).moving.filter(({ name }) => commonAxes.every(({ column }) => column !== name) && !staysPut(run, name));
  const groups = groupColumns(drawn);
  return html`<h3>Is it collapse${label}?</h3>${verdictTable(run, runs)}
    ${groupTable(run)}
    ${secondMomentSection(run, place)}
    ${groups.length > 0 && html`<h3>Over generations${label}</h3>${bandNote(run, columns)}
    <div class="multiples">${groups.map((group, i) => panel(run, group, place, i))}</div>`}`;
}

/** Where width goes that chains lose: to another chain's place, or nowhere. */
function secondMomentSection(run: RunRecord, place: number): Content {
  const splits = secondMoments(run, 'loop');
  const [first, last] = [splits.find(({ generation }) => generation === 1), splits.at(-1)];
  if (!first || !last || last.generation < 2) return undefined;
  const caption = `Variance of the samples within chains (mean over ${count(last.chains, 'chain')}, divides by n), variance of their means between chains (divides by chains − 1), and the sum: ${formatNumber(first.within)} + ${formatNumber(first.between)} at generation 1, ${formatNumber(last.within)} + ${formatNumber(last.between)} at generation ${formatInteger(last.generation)}. Means over chains: a few wide chains outweigh many narrow ones.`;
  return html`<h3>Within chains and between them</h3><div class="single">${figureElement(secondMomentFigure(splits, colourOf(place)), `run${place + 1}-moments`, caption)}</div>`;
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
  // A panel is as wide as it is among four, which fill the page.
  return html`<h3>What the data look like</h3><div style="max-width: ${17 * chosen.length}rem">${figureElement(figure, `run${place + 1}-clouds`, caption)}</div>`;
}

function bandNote(run: RunRecord, columns: readonly Column[]): Markup {
  const tracks = columns.map(({ name }) => trackOf(run, 'loop', name)).filter((track) => track !== undefined);
  const widest = tracks.reduce<Track | undefined>((best, track) => (best && best.chains >= track.chains ? best : track), undefined);
  const floor = run.rows.some(({ arm }) => arm === 'floor');
  const spread = widest && widest.band !== 'none' ? `Medians over ${count(widest.chains, 'chain')}, bands ${widest.band}` : 'One chain, no bands';
  const control = run.rows.some(({ arm }) => arm === 'control');
  const stopped = endingGroups(run).some(({ arm }) => arm === 'loop');
  return html`<p class="note">${spread}${control && '; dashed, the control'}${floor && '; flat and faint, the noise floor between real samples'}.${stopped && ' A cross marks the last value of a chain that ended early.'}</p>`;
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
