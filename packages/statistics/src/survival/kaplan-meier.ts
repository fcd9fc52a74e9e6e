// The product-limit estimate of survival; Kaplan & Meier (1958), Greenwood (1926), Brookmeyer & Crowley (1982).
import { distinctTimes, eventTable } from './event-table.ts';
import { logLogLimits } from './log-log-limits.ts';
import type { SurvivalTime } from './survival-time.ts';

/** The curve at one of its times; it keeps that height up to the next. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** Probability of no event up to and including this time. */
  readonly survival: number;
  /** Greenwood's, of `survival` itself; NaN where survival is 0. */
  readonly variance: number;
  /** Pointwise limits on the scale ln(−ln S); NaN where survival is 1 or 0. */
  readonly low: number;
  readonly high: number;
}

/** A time with its limits; NaN where a curve does not come down that far. */
export interface TimeInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** A survival curve over `n` chains. */
export interface KaplanMeier {
  readonly n: number;
  readonly events: number;
  readonly level: number;
  /** One step per distinct time, those with censoring only included. */
  readonly steps: readonly SurvivalStep[];
  /** Where the curve and its limits cross ½. */
  readonly median: TimeInterval;
}

/**
 * Kaplan–Meier curve of independent chains: the probability that nothing has happened yet. Every event counts, whatever its name; with
 * competing events the curve of one of them is `cumulativeIncidence`, and `censorOthers` gives the cause-specific view.
 *
 * As R's survival: `survfit(conf.type = "log-log")`, the median as `quantile` of it: the middle of the flat piece where the curve is ½.
 * Throws RangeError on a level outside (0, 1) or a time that is negative or not finite.
 */
export function kaplanMeier(chains: readonly SurvivalTime[], options: { readonly level: number }): KaplanMeier {
  const { times, atRisk, events } = eventTable(chains, distinctTimes(chains));
  let survival = 1;
  let greenwood = 0;
  const steps = Array.from(times, (time, j): SurvivalStep => {
    const [n, d] = [atRisk[j]!, events[j]!];
    survival *= (n - d) / n;
    greenwood += d / (n * (n - d));
    const variance = survival === 0 ? NaN : survival * survival * greenwood;
    return { time, atRisk: n, events: d, survival, variance, ...logLogLimits(survival, Math.sqrt(variance), options.level) };
  });
  const median = {
    estimate: timeAtHalf(steps, ({ survival: height }) => height),
    low: timeAtHalf(steps, ({ low }) => low),
    high: timeAtHalf(steps, ({ high }) => high),
  };
  return { n: chains.length, events: events.reduce((sum, count) => sum + count, 0), level: options.level, steps, median };
}

/** The first time with a height of ½ or less; where it is just ½, the middle between that time and the next lower step's (or the last time). */
function timeAtHalf(steps: readonly SurvivalStep[], height: (step: SurvivalStep) => number): number {
  const rounding = 1e-8;
  const first = steps.find((step) => height(step) <= 0.5 + rounding);
  if (first === undefined) return NaN;
  if (height(first) < 0.5 - rounding) return first.time;
  const lower = steps.find((step) => height(step) < 0.5 - rounding) ?? steps.at(-1)!;
  return (first.time + lower.time) / 2;
}
