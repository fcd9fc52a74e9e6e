// When each chain of a run collapsed, stopped for want of a fit, or was last seen sound.
import { timeToEvent, type SurvivalTime } from '@collapse-lab/statistics';
import type { Arm, CollapseDefinition, RunRecord } from '@collapse-lab/runner';
import { chainSeries, type ChainSeries } from './chain-series.ts';

/** The event that competes with collapse: a fit that could not be had. */
export const FIT_FAILED = 'fit-failed';

/** A chain's time in generations, with what happened then. */
export interface ChainTime extends SurvivalTime {
  readonly chain: number;
  /** It is still running, or was stopped from outside: censored where it stands. */
  readonly unfinished: boolean;
  /** Its recorded generations from 1 on without a value of the measure, which are passed over. */
  readonly skipped: number;
}

/**
 * The time of every chain of an arm, by a rule. A collapse is dated to the first of its generations beyond the bound; a sound chain is
 * censored at the last generation at which a collapse could still have been confirmed, `persist` − 1 recorded ones before its last; a
 * failure of the fit is dated to the last recorded generation before it, and a chain that threw is censored as if it had been stopped.
 * With several members the first to collapse decides.
 */
export function collapseTimes(run: RunRecord, arm: Arm, rule: CollapseDefinition): ChainTime[] {
  const outcomes = new Map(run.outcomes.filter((outcome) => outcome.arm === arm).map(({ chain, status }) => [chain, status]));
  return chainSeries(run, arm, rule.measure).map((series) => {
    const status = outcomes.get(series.chain);
    // What a program throws says nothing about the data, so it is no event.
    return { chain: series.chain, ...timeOf(series, rule, status === 'ended'), unfinished: status === undefined };
  });
}

function timeOf({ generations, members }: ChainSeries, { low = -Infinity, high = Infinity, persist }: CollapseDefinition, failed: boolean): SurvivalTime & { skipped: number } {
  const first = generations.findIndex((generation) => generation > 0);
  const models = first < 0 ? [] : generations.slice(first);
  // timeToEvent counts entries: entry 0 is the real sample, entry i ≥ 1 the i-th recorded model.
  const dated = ({ time, event }: SurvivalTime): SurvivalTime => ({ time: time === 0 ? 0 : models[time - 1]!, event });
  const series = (members.length === 0 ? [[]] : members).map((values) => [NaN, ...values.slice(generations.length - models.length)]);
  const times = series.map((values) => dated(timeToEvent(values, { low, high, persist, missing: 'skip', ...(failed && { ended: FIT_FAILED }) })));
  const collapsed = times.filter(({ event }) => event === 'collapsed');
  const [earliest] = (collapsed.length > 0 ? collapsed : times).toSorted((a, b) => a.time - b.time);
  const skipped = series.reduce((sum, values) => sum + values.slice(1).filter(Number.isNaN).length, 0);
  return { ...earliest!, skipped };
}
