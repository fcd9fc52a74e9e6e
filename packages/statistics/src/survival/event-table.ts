// Who is at risk and what happens, time by time: the counts that every estimate of survival is made of.
import type { SurvivalEvent, SurvivalTime } from './survival-time.ts';

/** Counts at ascending times: `atRisk[j]` chains have a time of `times[j]` or later, `events[j]` of them an event exactly then. */
export interface EventTable {
  readonly times: Float64Array;
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
}

/** The distinct times, censored ones included, ascending. Throws RangeError where a time is negative or not finite. */
export function distinctTimes(chains: readonly SurvivalTime[]): Float64Array {
  for (const { time } of chains) {
    if (!(time >= 0 && time < Infinity)) throw new RangeError(`time must be finite and not negative, but got ${time}`);
  }
  return Float64Array.from(new Set(chains.map(({ time }) => time))).sort();
}

/** Counts at the given ascending times, among which every time of the chains must be; which events count is the caller's choice. */
export function eventTable(chains: readonly SurvivalTime[], times: Float64Array, counts: (event: SurvivalEvent) => boolean = isEvent): EventTable {
  const sorted = chains.toSorted((a, b) => a.time - b.time);
  const atRisk = new Float64Array(times.length);
  const events = new Float64Array(times.length);
  let gone = 0;
  for (let j = 0; j < times.length; j++) {
    atRisk[j] = sorted.length - gone;
    for (; gone < sorted.length && sorted[gone]!.time === times[j]; gone++) if (counts(sorted[gone]!.event)) events[j]!++;
  }
  return { times, atRisk, events };
}

/** Whether anything happened at all. */
export function isEvent(event: SurvivalEvent): boolean {
  return event !== 'censored';
}
