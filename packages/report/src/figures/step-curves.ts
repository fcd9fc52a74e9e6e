// Curves that change in steps, as estimates of survival do: with limits, censored chains, and how many are still at risk.
import { drawPanels, type NumberLine } from '../draw/panel.ts';
import type { LegendEntry } from '../draw/legend.ts';
import { ink } from '../draw/palette.ts';
import { linearBetween, logScale, type Scale } from '../draw/scale.ts';
import type { Band, Line, Mark, Point } from '../draw/series.ts';
import type { Figure } from '../draw/svg.ts';
import { formatInteger } from '../format.ts';

/** The height that a curve keeps from this time to the next, its limits (NaN where there are none), and the chains at risk at this time. */
export interface Step {
  readonly time: number;
  readonly height: number;
  readonly low: number;
  readonly high: number;
  readonly atRisk: number;
  /** Chains whose watching ends here without an event. */
  readonly censored: number;
}

export interface StepCurve {
  readonly label: string;
  readonly colour: string;
  readonly dashed?: boolean;
  /** The height before the first step. */
  readonly start: number;
  readonly steps: readonly Step[];
  /** Whether its limits are drawn as a band. */
  readonly band: boolean;
}

export interface StepCurvesOptions {
  readonly yLabel: string;
  /** The last generation on the axis. */
  readonly until: number;
  /** Logarithmic from generation 1, for runs of different length; else linear from 0. */
  readonly logarithmic: boolean;
  /** Whether the chains at risk stand below, a line of numbers per curve. */
  readonly atRisk: boolean;
}

/** Step curves over generations on an axis from 0 to 1. */
export function stepCurves(curves: readonly StepCurve[], { yLabel, until, logarithmic, atRisk }: StepCurvesOptions): Figure {
  const from = logarithmic ? 1 : 0;
  const marks = curves.flatMap((curve) => censoringMarks(curve, from));
  const panel = {
    yLabel,
    xLabel: 'generation',
    x: axisTo(until, logarithmic),
    y: linearBetween(0, 1.03),
    lines: curves.map((curve) => lineOf(curve, from)),
    bands: curves.filter(({ band }) => band).map((curve) => bandOf(curve, from)),
    marks,
    ...(atRisk && { below: { title: 'chains at risk', lines: curves.map(riskLine) } }),
  };
  const legend: LegendEntry[] = curves.map(({ label, colour, dashed = false }) => ({ label, colour, dashed }));
  if (marks.length > 0) legend.push({ label: 'censored', colour: ink.quiet, sign: 'tick' });
  return drawPanels([panel], legend, { width: 460, plotHeight: 220 }, `${yLabel} against generation: ${curves.map(({ label }) => label).join('; ')}`);
}

function axisTo(until: number, logarithmic: boolean): Scale {
  return logarithmic ? logScale([1, Math.max(2, until)], true) : linearBetween(0, Math.max(1, until), 4);
}

/** Along each height, then up or down to the next; times before the axis begins are at its beginning. */
function lineOf({ start, steps, colour, dashed = false }: StepCurve, from: number): Line {
  let height = start;
  const points: Point[] = [[from, start]];
  for (const step of steps) {
    const time = Math.max(from, step.time);
    points.push([time, height], [time, step.height]);
    height = step.height;
  }
  return { points, colour, dashed, ...(dashed && { width: 1.4 }) };
}

function bandOf({ steps, colour, dashed = false }: StepCurve, from: number): Band {
  // A step's limits hold up to the next one's time, where they change at once.
  const ends = steps.map((step, i) => [Math.max(from, step.time), Math.max(from, steps[i + 1]?.time ?? step.time)] as const);
  const twice = (of: (step: Step) => number): number[] => steps.flatMap((step) => [of(step), of(step)]);
  return { x: ends.flat(), low: twice(({ low }) => low), high: twice(({ high }) => high), colour, faint: dashed };
}

function censoringMarks({ steps, colour }: StepCurve, from: number): Mark[] {
  return steps.filter(({ censored }) => censored > 0).map(({ time, height }) => ({ at: [Math.max(from, time), height], colour, sign: 'tick' }));
}

/** How many are at risk at a time: those of the first step that is not before it. */
function riskLine({ steps, colour }: StepCurve): NumberLine {
  return { colour, at: (time) => formatInteger(steps.find((step) => step.time >= time)?.atRisk ?? 0) };
}
