// Runs on one axis: effective support relative to generation 1, fidelity loss and retained mass, over generations or the refit clock.
import type { RunRecord } from '@collapse-lab/runner';
import { endingsOf } from '../data/endings.ts';
import { noiseFloorOf } from '../data/noise-floor.ts';
import { CLOCK, clockOf } from '../data/refit-clock.ts';
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

/** The third coordinate, drawn on the page and not in the figure to take elsewhere. */
export const retainedAxis: CommonAxis = { column: 'retainedMass', label: 'retained mass', start: 1, include: [0, 1] };

/** What runs along the axis below: generations, or the refit clock τ, on which controls stand still and are not drawn. */
export type Along = 'generation' | 'clock';

/** One panel per axis, all runs in each: medians over chains with bands, controls dashed, noise floors shaded; from generation 1, logarithmic. */
export function comparison(runs: readonly RunRecord[], axes: readonly CommonAxis[] = commonAxes, along: Along = 'generation'): Figure {
  const panels = axes.map((axis) => panelOf(runs, axis, along));
  const layout = { width: axes.length * 460, plotHeight: 270 };
  const labels = runLabels(runs);
  const description = `${axes.map(({ label }) => label).join(' and ')} against ${along === 'clock' ? 'the refit clock' : 'generation'}: ${labels.join('; ')}`;
  const legend = legendOf(runs, axes, panels, labels).filter((_, i) => !(along === 'clock' && runs[i] && !trackOf(runs[i], 'loop', CLOCK)));
  return drawPanels(panels, legend, layout, description);
}

/** The y axis of a panel: its note belongs into the caption. */
export function comparisonScale(runs: readonly RunRecord[], axis: CommonAxis): Scale {
  return trackScale(tracksOf(runs, axis, 'generation'), axis.include);
}

function tracksOf(runs: readonly RunRecord[], { column }: CommonAxis, along: Along): Arms[] {
  return runs.map((run) => ({
    ...(along === 'clock' && { along: clockOf(run) }),
    loop: fromFirst(trackOf(run, 'loop', column)),
    control: along === 'clock' ? undefined : fromFirst(trackOf(run, 'control', column)),
    floor: noiseFloorOf(run, column),
    endings: endingsOf(run, column).filter(({ generation }) => generation >= 1),
  }));
}

function panelOf(runs: readonly RunRecord[], axis: CommonAxis, along: Along): Panel {
  const tracks = tracksOf(runs, axis, along);
  const places = tracks.flatMap(({ loop, control, along: placed = (generation) => generation }) => [...(loop?.generations ?? []), ...(control?.generations ?? [])].map(placed));
  const drawn = tracks.map((arms, i) => trackLines(arms, colourOf(i)));
  return {
    yLabel: axis.label,
    xLabel: along === 'clock' ? 'refit clock τ (nats per unit)' : 'generation',
    x: logScale(along === 'clock' ? places : [1, ...places], true),
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
  if (runs.some((run) => axes.some(({ column }) => noiseFloorOf(run, column)))) entries.push({ label: 'noise floor: real against real', colour: ink.quiet, sign: 'area' });
  if (panels.some(({ marks }) => marks.length > 0)) entries.push({ label: 'a chain ended', colour: ink.quiet, sign: 'cross' });
  return entries;
}

function standsOn(run: RunRecord, axes: readonly CommonAxis[]): string {
  const track = axes.map(({ column }) => trackOf(run, 'loop', column)).find((each) => each !== undefined);
  if (!track) return 'nothing recorded';
  return track.band === 'none' ? '1 chain' : `${count(track.chains, 'chain')}, ${track.band}`;
}
