// One column of a run, columns that belong together, or one column of several runs, over generations.
import type { Column, RunRecord } from '@collapse-lab/runner';
import type { ColumnGroup } from '../data/columns.ts';
import { endingsOf } from '../data/endings.ts';
import { noiseFloorOf } from '../data/noise-floor.ts';
import { trackOf } from '../data/track.ts';
import { colourOf } from '../draw/palette.ts';
import type { LegendEntry } from '../draw/legend.ts';
import { drawPanels } from '../draw/panel.ts';
import { linearBetween } from '../draw/scale.ts';
import type { Figure } from '../draw/svg.ts';
import { trackLines, trackScale, type Arms } from '../draw/track-lines.ts';

/** Lines that one panel holds before they stop being told apart. */
export const linesPerPanel = 8;

export interface Trajectory extends Figure {
  /** What the caption must say about the y axis; empty when linear. */
  readonly note: string;
}

/** Medians over chains with bands, the control dashed; generations from 0, linear. `colour` is for a column that stands alone. */
export function trajectory(run: RunRecord, group: ColumnGroup, colour: string): Trajectory {
  const shown = group.columns.slice(0, linesPerPanel);
  const drawn = shown.map(({ name }, i) => ({ arms: { ...armsOf(run, name), floor: group.indexed ? undefined : noiseFloorOf(run, name) }, colour: group.indexed ? colourOf(i) : colour }));
  const legend: LegendEntry[] = group.indexed ? shown.map(({ name }, i) => ({ label: name, colour: colourOf(i) })) : [];
  return small([run], drawn, axisLabel(group.name, shown[0]?.unit), legend);
}

/** The same of one column of several runs, each in its colour; `places` are theirs among all runs of the page. */
export function overlay(runs: readonly RunRecord[], { name, unit }: Column, places: readonly number[]): Trajectory {
  return small(runs, runs.map((run, i) => ({ arms: armsOf(run, name), colour: colourOf(places[i]!) })), axisLabel(name, unit), []);
}

function armsOf(run: RunRecord, column: string): Arms {
  return { loop: trackOf(run, 'loop', column), control: trackOf(run, 'control', column), endings: endingsOf(run, column) };
}

function axisLabel(name: string, unit: string | undefined): string {
  return unit ? `${name} (${unit})` : name;
}

function small(runs: readonly RunRecord[], drawn: readonly { readonly arms: Arms; readonly colour: string }[], yLabel: string, legend: readonly LegendEntry[]): Trajectory {
  const lines = drawn.map(({ arms, colour }) => trackLines(arms, colour));
  const y = trackScale(drawn.map(({ arms }) => arms), []);
  const last = runs.reduce((most, { rows }) => rows.reduce((latest, { generation }) => Math.max(latest, generation), most), 1);
  const panel = {
    yLabel,
    xLabel: 'generation',
    x: linearBetween(0, last, 4),
    y,
    lines: lines.flatMap((each) => each.lines),
    bands: lines.flatMap((each) => each.bands),
    marks: lines.flatMap((each) => each.marks),
  };
  return { ...drawPanels([panel], legend, { width: 340, plotHeight: 150 }, `${yLabel} against generation`), note: y.note };
}
