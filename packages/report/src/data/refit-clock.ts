// Times on the refit clock: what a generation stands for, in nats that regular maximum likelihood would have lost by then.
import { kaplanMeier, type KaplanMeier } from '@collapse-lab/statistics';
import type { Arm, RunRecord } from '@collapse-lab/runner';
import type { ChainTime } from './collapse-times.ts';
import { trackOf } from './track.ts';

/** The column that holds τ. */
export const CLOCK = 'refitClock';

/** Survival of an arm with τ for time; undefined where a chain has no clock, as the effective p is unknown. With several members the first one's. */
export function survivalOnClock(run: RunRecord, arm: Arm, times: readonly ChainTime[], level: number): KaplanMeier | undefined {
  const clocks = new Map<string, number>();
  for (const { arm: of, chain, generation, member, values } of run.rows) {
    const tau = values[CLOCK];
    if (of === arm && member === 0 && tau !== undefined) clocks.set(`${chain}/${generation}`, tau);
  }
  const onClock = times.map(({ chain, time, event }) => ({ event, time: time === 0 ? 0 : (clocks.get(`${chain}/${time}`) ?? NaN) }));
  return onClock.every(({ time }) => Number.isFinite(time)) ? kaplanMeier(onClock, { level }) : undefined;
}

/** What the clock of the loop shows at a generation, the median over chains; NaN where it shows nothing. */
export function clockOf(run: RunRecord): (generation: number) => number {
  const track = trackOf(run, 'loop', CLOCK);
  const shown = new Map(track?.generations.map((generation, i) => [generation, track.median[i]!]));
  return (generation) => shown.get(generation) ?? NaN;
}
