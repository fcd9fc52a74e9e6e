// Runs on one axis: effective support relative to generation 1, and fidelity loss, over generations.
import type { RunRecord } from '@collapse-lab/runner';
import { endingsOf } from '../data/endings.ts';
import { runLabels, shorten } from '../data/labels.ts';
import { trackOf, type Track } from '../data/track.ts';
import { colourOf, ink } from '../draw/palette.ts';
import type { LegendEntry } from '../draw/legend.ts';
import { drawPanels, type Panel } from '../draw/panel.ts';
import { logScale, type Scale } from '../draw/scale.ts';
import type { Figure } from '../draw/svg.ts';
import { trackLines, trackScale, type Arms } from '../draw/track-lines.ts';
import { count } from '../format.ts';

/** A quantity that means the same in every domain. */
export interface CommonAxis {
  readonly column: string;
  readonly label: string;
  /** The value at generation 1, where every run starts. */
  readonly start: number;
  readonly include: readonly number[];
}

/** The axes on which runs of any domain can be compared. */
export const commonAxes: readonly CommonAxis[] = [
  { column: 'relativeSupport', label: 'effective support, relative to generation 1', start: 1, include: [0, 1] },
  { column: 'fidelityLoss', label: 'fidelity loss (nats per unit)', start: 0, include: [0] },
];

/** One panel per axis, all runs in each: medians over chains with bands, controls dashed; generations from 1, logarithmic. */
export function comparison(runs: readonly RunRecord[], axes: readonly CommonAxis[] = commonAxes): Figure {
  const panels = axes.map((axis) => panelOf(runs, axis));
  const layout = { width: axes.length * 460, plotHeight: 270 };
  const labels = runLabels(runs);
  const description = `${axes.map(({ label }) => label).join(' and ')} against generation: ${labels.join('; ')}`;
  return drawPanels(panels, legendOf(runs, axes, panels, labels), layout, description);
}

/** The y axis of a panel: its note belongs into the caption. */
export function comparisonScale(runs: readonly RunRecord[], axis: CommonAxis): Scale {
  return trackScale(tracksOf(runs, axis), axis.include);
}

function tracksOf(runs: readonly RunRecord[], { column }: CommonAxis): Arms[] {
  return runs.map((run) => ({
    loop: fromFirst(trackOf(run, 'loop', column)),
    control: fromFirst(trackOf(run, 'control', column)),
    endings: endingsOf(run, column).filter(({ generation }) => generation >= 1),
  }));
}

function panelOf(runs: readonly RunRecord[], axis: CommonAxis): Panel {
  const tracks = tracksOf(runs, axis);
  const generations = tracks.flatMap(({ loop, control }) => [...(loop?.generations ?? []), ...(control?.generations ?? [])]);
  const drawn = tracks.map((arms, i) => trackLines(arms, colourOf(i)));
  return {
    yLabel: axis.label,
    xLabel: 'generation',
    x: logScale([1, ...generations], true),
    y: trackScale(tracks, axis.include),
    // Controls first, so that no loop hides behind one.
    lines: drawn.flatMap(({ lines }) => lines).sort((a, b) => Number(b.dashed ?? false) - Number(a.dashed ?? false)),
    bands: drawn.flatMap(({ bands }) => bands),
    marks: drawn.flatMap(({ marks }) => marks),
    rule: axis.start,
  };
}

/** A track without generation 0, which has no place on a logarithmic axis and no model to speak of. */
function fromFirst(track: Track | undefined): Track | undefined {
  if (!track || track.generations[0] !== 0) return track;
  const { generations, median, low, high, counts } = track;
  const rest = { generations: generations.slice(1), median: median.slice(1), low: low.slice(1), high: high.slice(1), counts: counts.slice(1) };
  return { ...track, ...rest };
}

function legendOf(runs: readonly RunRecord[], axes: readonly CommonAxis[], panels: readonly Panel[], labels: readonly string[]): LegendEntry[] {
  const entries: LegendEntry[] = labels.map((label, i) => ({ label: `${shorten(label, 44)}: ${standsOn(runs[i]!, axes)}`, colour: colourOf(i) }));
  const hasControl = panels.some(({ lines }) => lines.some(({ dashed }) => dashed));
  if (hasControl) entries.push({ label: 'control: fresh real data every generation', colour: ink.quiet, dashed: true });
  if (panels.some(({ marks }) => marks.length > 0)) entries.push({ label: 'a chain ended', colour: ink.quiet, sign: 'cross' });
  return entries;
}

function standsOn(run: RunRecord, axes: readonly CommonAxis[]): string {
  const track = axes.map(({ column }) => trackOf(run, 'loop', column)).find((each) => each !== undefined);
  if (!track) return 'nothing recorded';
  return track.band === 'none' ? '1 chain' : `${count(track.chains, 'chain')}, ${track.band}`;
}
