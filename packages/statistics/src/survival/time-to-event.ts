// From a measure's series to a time to collapse: outside a two-sided bound, and staying there.
import type { SurvivalEvent, SurvivalTime } from './survival-time.ts';

/** When a chain counts as collapsed; nothing here has a default. */
export interface CollapseRule {
  /** The measure is sound from `low` to `high`, both included; −Infinity and Infinity leave a side open. */
  readonly low: number;
  readonly high: number;
  /** Generations in a row that must lie outside. */
  readonly persist: number;
  /** What NaN is: no observation (`skip`: a run goes on across it), a sound value, or a value outside. */
  readonly missing: 'skip' | 'inside' | 'outside';
  /** The competing event that ended the series, e.g. `fit-failed`; left out where the series ran to the study's last generation. */
  readonly ended?: SurvivalEvent;
}

/**
 * Time to collapse of one chain: the first generation of the first `persist` in a row outside the bound. `series[t]` is generation t;
 * generation 0, the real sample, has no model and is not looked at.
 *
 * Otherwise the chain is censored at the last generation at which a collapse could still have been confirmed, `persist − 1` before the
 * last observed one: were it counted as sound up to the end, its last generations would be at risk of an event that cannot be seen, and
 * survival be overstated. With `ended` set, a chain without a collapse has that event, at the last generation of the series.
 * Throws RangeError on low > high or a `persist` that is no positive integer.
 */
export function timeToEvent(series: ArrayLike<number>, rule: CollapseRule): SurvivalTime {
  const { low, high, persist, missing, ended } = rule;
  if (!(low <= high)) throw new RangeError(`low must be at most high, but got ${low} and ${high}`);
  if (!(Number.isInteger(persist) && persist > 0)) throw new RangeError(`persist must be a positive integer, but got ${persist}`);
  const observed: number[] = [];
  let run = 0;
  for (let t = 1; t < series.length; t++) {
    const value = series[t]!;
    const absent = Number.isNaN(value);
    if (absent && missing === 'skip') continue;
    const outside = absent ? missing === 'outside' : value < low || value > high;
    observed.push(t);
    run = outside ? run + 1 : 0;
    if (run === persist) return { time: observed[observed.length - persist]!, event: 'collapsed' };
  }
  if (ended !== undefined) return { time: Math.max(0, series.length - 1), event: ended };
  return { time: observed[observed.length - persist] ?? 0, event: 'censored' };
}
