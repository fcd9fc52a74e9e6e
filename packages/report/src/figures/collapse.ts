// Time to collapse, drawn: the share of chains still sound by Kaplan and Meier, and collapse apart from failure.
import type { CumulativeIncidence, KaplanMeier } from '@collapse-lab/statistics';
import type { ArmCollapse } from '../data/arm-collapse.ts';
import type { CollapseStatistics } from '../data/collapse-statistics.ts';
import { colourOf, controlColour, ink } from '../draw/palette.ts';
import type { Figure } from '../draw/svg.ts';
import { count } from '../format.ts';
import { stepCurves, type Step, type StepCurve } from './step-curves.ts';

const SOUND = 'share of chains still sound';

/** Of one run: the loop with its limits, the control dashed. `colour` is the run's. */
export function soundFigure({ loop, control }: Pick<CollapseStatistics, 'control'> & { readonly loop: ArmCollapse }, colour: string): Figure {
  const curves = [
    soundCurve(`loop: ${count(loop.chains, 'chain')}`, loop, colour, true),
    ...(control ? [{ ...soundCurve(`control: ${count(control.chains, 'chain')}`, control, controlColour(colour), false), dashed: true }] : []),
  ];
  return stepCurves(curves, { yLabel: SOUND, until: untilOf(curves), logarithmic: false, atRisk: true });
}

/** Limits of more curves than this hide each other. */
const MOST_BANDS = 4;

/** Of several runs: their loops, each in its own colour (`place` is its place in the report). */
export function soundFigureOf(runs: readonly { readonly label: string; readonly place: number; readonly loop: ArmCollapse }[], logarithmic: boolean): Figure {
  const curves = runs.map(({ label, place, loop }) => soundCurve(`${label}: ${count(loop.chains, 'chain')}`, loop, colourOf(place), runs.length <= MOST_BANDS));
  return stepCurves(curves, { yLabel: SOUND, until: untilOf(curves), logarithmic, atRisk: true });
}

/** Collapse and failure of the fit in the loop, whichever came first, as shares of all chains. */
export function incidenceFigure({ collapsed, failed }: NonNullable<ArmCollapse['incidence']>, colour: string): Figure {
  const curves = [incidenceCurve('collapsed', collapsed, colour), incidenceCurve('stopped: the fit failed', failed, ink.quiet)];
  return stepCurves(curves, { yLabel: 'share of chains', until: untilOf(curves), logarithmic: false, atRisk: false });
}

function soundCurve(label: string, { sound }: ArmCollapse, colour: string, band: boolean): StepCurve {
  return { label, colour, start: 1, steps: soundSteps(sound), band };
}

/** Those at risk at a step and not at the next had an event, or their watching ended. */
function soundSteps({ steps }: KaplanMeier): Step[] {
  return steps.map(({ time, survival: height, low, high, atRisk, events }, i) => ({ time, height, low, high, atRisk, censored: atRisk - events - (steps[i + 1]?.atRisk ?? 0) }));
}

function incidenceCurve(label: string, { steps }: CumulativeIncidence, colour: string): StepCurve {
  return { label, colour, start: 0, steps: steps.map(({ time, incidence: height, low, high, atRisk }) => ({ time, height, low, high, atRisk, censored: 0 })), band: true };
}

/** To the last chain's time. */
function untilOf(curves: readonly StepCurve[]): number {
  return Math.max(0, ...curves.map(({ steps }) => steps.at(-1)?.time ?? 0));
}
