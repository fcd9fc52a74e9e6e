// Time to collapse of one arm, as survival data: how many, when, and how surely.
import { cumulativeIncidence, kaplanMeier, restrictedMean, type CumulativeIncidence, type KaplanMeier, type RestrictedMean } from '@collapse-lab/statistics';
import { chainsOf, type Arm, type CollapseDefinition, type RunRecord } from '@collapse-lab/runner';
import { collapseTimes, FIT_FAILED, type ChainTime } from './collapse-times.ts';
import { survivalOnClock } from './refit-clock.ts';
import { recordedBefore } from './recorded-generations.ts';

/** Nominal coverage of every interval in a report. */
export const LEVEL = 0.95;

/** The chains of one arm. `chains` = `collapsed` + `failed` + `censored`. */
export interface ArmCollapse {
  /** Chains that everything here stands on. */
  readonly chains: number;
  /** Chains planned that have not begun, and are not among them. */
  readonly notBegun: number;
  readonly collapsed: number;
  readonly failed: number;
  readonly censored: number;
  /** Censored chains that have not come to their end. */
  readonly unfinished: number;
  /** Values that are no number, of all chains, which are passed over. */
  readonly skipped: number;
  readonly times: readonly ChainTime[];
  /** Share of chains still sound: neither collapsed nor stopped by a failing fit, which would foretell a collapse if it were censoring. */
  readonly sound: KaplanMeier;
  /** The same with the refit clock τ for time, in nats per unit; absent where the effective p is unknown. */
  readonly onClock?: KaplanMeier;
  /** Mean time sound, up to `horizon`. */
  readonly mean: RestrictedMean;
  /** The two ways to be sound no more, apart; absent where no fit failed. */
  readonly incidence?: { readonly collapsed: CumulativeIncidence; readonly failed: CumulativeIncidence };
}

/** Time to collapse of an arm; undefined where none of its rows has a number of the measure, which a rarefied measure of short samples is not. */
export function armCollapse(run: RunRecord, arm: Arm, rule: CollapseDefinition): ArmCollapse | undefined {
  if (!run.rows.some((row) => row.arm === arm && row.generation > 0 && hasNumber(row.values[rule.measure]))) return undefined;
  const times = collapseTimes(run, arm, rule);
  const having = (event: string): number => times.filter((time) => time.event === event).length;
  const failed = having(FIT_FAILED);
  const sound = kaplanMeier(times, { level: LEVEL });
  const onClock = survivalOnClock(run, arm, times, LEVEL);
  const incidence = (event: string): CumulativeIncidence => cumulativeIncidence(times, { event, level: LEVEL });
  return {
    chains: times.length,
    notBegun: Math.max(0, chainsOf(run.study, arm) - times.length),
    collapsed: having('collapsed'),
    failed,
    censored: having('censored'),
    unfinished: times.filter(({ event, unfinished }) => unfinished && event === 'censored').length,
    skipped: times.reduce((sum, time) => sum + time.skipped, 0),
    times,
    sound,
    ...(onClock && { onClock }),
    mean: restrictedMean(sound, horizonOf(sound, lastTellable(run, rule))),
    ...(failed > 0 && { incidence: { collapsed: incidence('collapsed'), failed: incidence(FIT_FAILED) } }),
  };
}

/** ±∞ are numbers here, as they lie beyond a bound. */
function hasNumber(value: number | undefined): boolean {
  return value !== undefined && !Number.isNaN(value);
}

/** The last generation of the study at which a collapse can be confirmed; 0 where it records too few for any. */
export function lastTellable({ study }: RunRecord, { persist }: CollapseDefinition): number {
  return recordedBefore(study, persist - 1);
}

/** How far a mean time can reach: to `wanted`, or to the last time where chains are sound that have not come so far. */
export function horizonOf({ steps }: KaplanMeier, wanted: number): number {
  const last = steps.at(-1);
  return last !== undefined && last.survival > 0 ? Math.min(last.time, wanted) : wanted;
}
