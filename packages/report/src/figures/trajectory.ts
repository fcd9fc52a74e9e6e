// One column of a run, or columns that belong together, over generations.
import type { RunRecord } from '@collapse-lab/runner';
import type { ColumnGroup } from '../data/columns.ts';
import { endingsOf } from '../data/endings.ts';
import { noiseFloorOf } from '../data/noise-floor.ts';
import { trackOf } from '../data/track.ts';
import { colourOf } from '../draw/palette.ts';
import type { LegendEntry } from '../draw/legend.ts';
import { drawPanels } from '../draw/panel.ts';
import { linearBetween } from '../draw/scale.ts';
import type { Figure } from '../draw/svg.ts';
import { trackLines, trackScale } from '../draw/track-lines.ts';

/** Lines that one panel holds before they stop being told apart. */
export const linesPerPanel = 8;

export interface Trajectory extends Figure {
  /** What the caption must say about the y axis; empty when linear. */
  readonly note: string;
}

/** Medians over chains with bands, the control dashed; generations from 0, linear. `colour` is for a column that stands alone. */
export function trajectory(run: RunRecord, group: ColumnGroup, colour: string): Trajectory {
  const shown = group.columns.slice(0, linesPerPanel);
  const tracks = shown.map(({ name }) => ({ loop: trackOf(run, 'loop', name), control: trackOf(run, 'control', name), endings: endingsOf(run, name), floor: group.indexed ? undefined : noiseFloorOf(run, name) }));
  const colours = shown.map((_, i) => (group.indexed ? colourOf(i) : colour));
  const drawn = tracks.map((arms, i) => trackLines(arms, colours[i]!));
  const y = trackScale(tracks, []);
  const last = run.rows.reduce((most, { generation }) => Math.max(most, generation), 1);

  const unit = shown[0]?.unit;
  const legend: LegendEntry[] = group.indexed ? shown.map(({ name }, i) => ({ label: name, colour: colours[i]! })) : [];
  const panel = {
    yLabel: unit ? `${group.name} (${unit})` : group.name,
    xLabel: 'generation',
    x: linearBetween(0, last, 4),
    y,
    lines: drawn.flatMap(({ lines }) => lines),
    bands: drawn.flatMap(({ bands }) => bands),
    marks: drawn.flatMap(({ marks }) => marks),
  };
  return { ...drawPanels([panel], legend, { width: 340, plotHeight: 150 }, `${panel.yLabel} against generation`), note: y.note };
}
