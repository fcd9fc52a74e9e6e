// Bounds that a pipeline is guarded by: written `effectiveSupport<0.9`, broken when a test says so.
import type { Streams } from '@collapse-lab/numeric';
import { unknownId, UserError } from '@collapse-lab/runner';
import { holmAdjust, mean, permutationTest } from '@collapse-lab/statistics';
import { changeBetween, testingAmong, type RawComparison } from './compare.ts';
import type { AlarmOutcome, MeasureInfo } from './contracts.ts';

/** Chance of any false alarm in one call, at most. */
export const ALARM_LEVEL = 0.05;

export interface Alarm {
  /** As it was written. */
  readonly bound: string;
  /** A measure's id, or what stands before its column in brackets: then every column's. */
  readonly measure: string;
  readonly change: 'ratio' | 'difference' | undefined;
  readonly side: '<' | '>';
  readonly value: number;
}

const ALARM = /^\s*([A-Za-z]\w*(?:\(.+\))?)(?:\.(ratio|difference))?\s*([<>])\s*(\S+)\s*$/;

/** Reads `measure<0.9`, `measure(column)>1.1`, `measure.difference<-2`; throws UserError. */
export function parseAlarm(text: string): Alarm {
  const match = ALARM.exec(text);
  const value = match ? Number(match[4]) : NaN;
  if (!match || !Number.isFinite(value)) throw new UserError(`--alarm must read measure<number or measure>number, but got "${text}"; for example 'effectiveSupport<0.9'`);
  return { bound: text.trim(), measure: match[1]!, change: match[2] as Alarm['change'], side: match[3] as Alarm['side'], value };
}

/** Throws UserError for a measure that there is not, naming those there are, and for a ratio's bound that is not positive. */
export function checkAlarms(alarms: readonly Alarm[], measures: readonly MeasureInfo[]): void {
  for (const alarm of alarms) {
    const wanted = wantedBy(alarm, measures);
    if (wanted.length === 0) throw new UserError(`--alarm "${alarm.bound}": ${unknownId('measure', alarm.measure, measures.map(({ id }) => id))}`);
    if (alarm.value > 0 || !wanted.some((i) => (alarm.change ?? measures[i]!.change) === 'ratio')) continue;
    throw new UserError(`--alarm "${alarm.bound}": the bound of a ratio must be positive, but got ${alarm.value}; ${alarm.measure}.difference is compared with any number`);
  }
}

/** Places of the measures that an alarm watches. */
function wantedBy({ measure }: Alarm, measures: readonly MeasureInfo[]): number[] {
  return measures.flatMap(({ id }, i) => (id === measure || id.startsWith(`${measure}(`) ? [i] : []));
}

interface Bound {
  readonly comparison: RawComparison;
  readonly measure: MeasureInfo;
  /** The change's estimate, and the chance of one so far beyond the bound from right at the bound. */
  readonly value: number;
  readonly p: number;
}

/**
 * Judges every alarm in every group by a one-sided permutation test of blocks: those of the group against the reference's, moved to
 * the bound. Holm's correction over all of them keeps the chance of any false alarm at 5 %.
 */
export function judgeAlarms(alarms: readonly Alarm[], comparisons: readonly RawComparison[], streams: Streams): AlarmOutcome[] {
  const most = alarms.reduce((sum, alarm) => sum + comparisons.reduce((all, { values }) => all + wantedBy(alarm, values.measures).length, 0), 0);
  const bounds = alarms.map((alarm, a) => comparisons.flatMap((comparison, c) => boundsOf(alarm, comparison, most, streams.fork('alarm', a).fork('group', c))));
  const adjusted = holmAdjust(bounds.flat().map(({ p }) => p));
  const tests = bounds.flat().filter(({ p }) => !Number.isNaN(p)).length;
  let at = 0;
  return alarms.map(({ bound }, a) => {
    const judged = bounds[a]!.map((each) => ({ ...each, p: adjusted[at++]! }));
    const fired = judged.filter(({ p }) => p <= ALARM_LEVEL).map(({ comparison, measure, value, p }) => ({ group: comparison.group, measure: measure.id, value, p }));
    return { bound, tests, fired, untold: [...new Set(judged.filter(({ p }) => Number.isNaN(p)).map(({ comparison }) => comparison.group))] };
  });
}

function boundsOf(alarm: Alarm, comparison: RawComparison, most: number, streams: Streams): Bound[] {
  const { measures, control, group } = comparison.values;
  return wantedBy(alarm, measures).map((i) => {
    const measure = measures[i]!;
    const change = alarm.change ?? measure.change;
    const moved = control[i]!.map((value) => (change === 'ratio' ? value * alarm.value : value + alarm.value));
    const test = permutationTest(group[i]!, moved, { ...testingAmong(most), alternative: alarm.side === '<' ? 'less' : 'greater', rng: streams.fork('measure', i).rng() });
    const told = comparison.tooFew === undefined && comparison.changes[i]!.test !== undefined;
    return { comparison, measure, value: changeBetween(mean(group[i]!), mean(control[i]!), change), p: told ? test.p : NaN };
  });
}
