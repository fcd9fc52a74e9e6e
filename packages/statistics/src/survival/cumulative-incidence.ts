// The share of chains that one of several competing events has struck; Aalen & Johansen (1978).
import { distinctTimes, eventTable, isEvent, type EventTable } from './event-table.ts';
import { logLogLimits } from './log-log-limits.ts';
import type { SurvivalEvent, SurvivalTime } from './survival-time.ts';

/** Which event, and the nominal coverage of the limits, in (0, 1). */
export interface IncidenceOptions {
  readonly event: SurvivalEvent;
  readonly level: number;
}

/** The curve at one of its times; it keeps that height up to the next. */
export interface IncidenceStep {
  readonly time: number;
  readonly atRisk: number;
  /** Events of this kind. */
  readonly events: number;
  /** Probability that this event has struck by this time, before any other did. */
  readonly incidence: number;
  /** Of `incidence` itself, by the infinitesimal jackknife. */
  readonly variance: number;
  /** Pointwise limits on the scale ln(−ln F); NaN where the incidence is 0 or 1. */
  readonly low: number;
  readonly high: number;
}

/** The cumulative incidence of one event over `n` chains, a step per distinct time of any kind. */
export interface CumulativeIncidence {
  readonly event: SurvivalEvent;
  readonly n: number;
  readonly level: number;
  readonly steps: readonly IncidenceStep[];
}

/**
 * Aalen–Johansen estimate of one event among competing ones, for independent chains. The incidences of all events and the Kaplan–Meier
 * curve add up to 1. Variance and limits follow R's survival: `survfit` of a multi-state factor with `conf.type = "log-log"`, whose
 * variance is Σ of the squared influences of the chains (the infinitesimal jackknife).
 * Throws RangeError on a level outside (0, 1), a time that is negative or not finite, or the event 'censored'.
 */
export function cumulativeIncidence(chains: readonly SurvivalTime[], options: IncidenceOptions): CumulativeIncidence {
  const { event, level } = options;
  if (!isEvent(event)) throw new RangeError("event must be something that happens, but got 'censored'");
  const times = distinctTimes(chains);
  const all = eventTable(chains, times);
  const own = eventTable(chains, times, (kind) => kind === event);
  const variances = jackknifeVariances(chains, all, own, event);
  let survival = 1;
  let incidence = 0;
  const steps = Array.from(times, (time, j): IncidenceStep => {
    const [atRisk, events] = [all.atRisk[j]!, own.events[j]!];
    incidence += (survival * events) / atRisk;
    survival *= (atRisk - all.events[j]!) / atRisk;
    const variance = variances[j]!;
    return { time, atRisk, events, incidence, variance, ...logLogLimits(incidence, Math.sqrt(variance), level) };
  });
  return { event, n: chains.length, level, steps };
}

/** At every time, Σ over chains of the squared derivative of the incidence by the chain's weight. */
function jackknifeVariances(chains: readonly SurvivalTime[], all: EventTable, own: EventTable, event: SurvivalEvent): Float64Array {
  const variances = new Float64Array(all.times.length);
  for (const chain of chains) {
    let survival = 1;
    let byIncidence = 0;
    let bySurvival = 0;
    for (let j = 0; j < variances.length; j++) {
      const time = all.times[j]!;
      const n = all.atRisk[j]!;
      const [hazard, ownHazard] = [all.events[j]! / n, own.events[j]! / n];
      // A chain moves a hazard d/n by (its own event − the hazard)/n while it is at risk.
      const here = chain.time === time;
      const byHazard = chain.time < time ? 0 : (Number(here && isEvent(chain.event)) - hazard) / n;
      const byOwnHazard = chain.time < time ? 0 : (Number(here && chain.event === event) - ownHazard) / n;
      byIncidence += bySurvival * ownHazard + survival * byOwnHazard;
      bySurvival = bySurvival * (1 - hazard) - survival * byHazard;
      survival *= 1 - hazard;
      variances[j]! += byIncidence * byIncidence;
    }
  }
  return variances;
}
