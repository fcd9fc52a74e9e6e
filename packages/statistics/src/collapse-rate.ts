// How fast a measure decays: the slope of its logarithm over a window of generations, chain by chain.
import { meanInterval } from './mean-interval.ts';

/** What to fit; nothing here has a default. */
export interface RateWindow {
  /** First and last generation of the fit, both included. */
  readonly from: number;
  readonly to: number;
  /**
   * What a generation without a finite logarithm (0, negative, NaN, infinite, or beyond the end of the chain) does: `skip` fits the
   * chain's other generations, `undefined` leaves the chain without a slope.
   */
  readonly gaps: 'skip' | 'undefined';
  /** Nominal coverage, in (0, 1). */
  readonly level: number;
  /** The generation of each entry of a series, ascending, where records are thinned; entry t is generation t when absent. */
  readonly generations?: ArrayLike<number>;
}

/** A rate over chains, in nats per generation: −0.1 loses about 10 % a generation. */
export interface CollapseRate {
  /** Mean of the slopes there are, with Student's interval over chains; ends are NaN below two slopes. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** Chains with a slope. Where some have none, the estimate is that of the others only, as a rule the sounder ones. */
  readonly chains: number;
  /** Ordinary least squares slope per chain, in their order; NaN where there is none. */
  readonly slopes: Float64Array;
  /** Per chain, the (recorded) generations of the window without a finite logarithm. */
  readonly gaps: Uint32Array;
}

/**
 * Slope of ln measure against generation, `series[c][t]` being chain c in generation t: least squares within a chain, then the mean over
 * chains with its t interval (chains are independent, generations of a chain are not).
 * Throws RangeError on a window that is no two generations long or a level outside (0, 1).
 */
export function collapseRate(series: readonly ArrayLike<number>[], window: RateWindow): CollapseRate {
  const { from, to, level } = window;
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to > from)) {
    throw new RangeError(`window must hold two generations or more, but got ${from} to ${to}`);
  }
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be between 0 and 1, but got ${level}`);
  const entries = entriesWithin(window);
  const gaps = new Uint32Array(series.length);
  const slopes = new Float64Array(series.length);
  series.forEach((values, c) => {
    const slope = logSlope(values, entries);
    gaps[c] = slope.gaps;
    slopes[c] = slope.gaps > 0 && window.gaps === 'undefined' ? NaN : slope.slope;
  });
  const known = slopes.filter((slope) => !Number.isNaN(slope));
  return { ...meanInterval(known, level), level, chains: known.length, slopes, gaps };
}

/** A series' entries within the window: where each stands in it, and its generation. */
function entriesWithin({ from, to, generations }: RateWindow): { readonly at: number; readonly generation: number }[] {
  const entries = generations ? Array.from(generations, (generation, at) => ({ at, generation })) : Array.from({ length: to + 1 }, (_, t) => ({ at: t, generation: t }));
  return entries.filter(({ generation }) => generation >= from && generation <= to);
}

/** Least squares over the entries with a finite logarithm; NaN below two of them. */
function logSlope(values: ArrayLike<number>, entries: ReturnType<typeof entriesWithin>): { readonly slope: number; readonly gaps: number } {
  const generations: number[] = [];
  const logs: number[] = [];
  for (const { at, generation } of entries) {
    const log = Math.log(values[at] ?? NaN);
    if (!Number.isFinite(log)) continue;
    generations.push(generation);
    logs.push(log);
  }
  const n = logs.length;
  const centre = generations.reduce((sum, t) => sum + t, 0) / n;
  let squares = 0;
  let products = 0;
  for (let i = 0; i < n; i++) {
    const d = generations[i]! - centre;
    squares += d * d;
    products += d * logs[i]!;
  }
  return { slope: products / squares, gaps: entries.length - n };
}
