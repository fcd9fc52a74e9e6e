// How far two runs lie apart over pairs of chains, and what pairing them was worth.
import type { Rng } from '@collapse-lab/numeric';
import { pairedDifference } from '@collapse-lab/statistics';
import type { RunRecord } from '@collapse-lab/runner';
import { LEVEL } from './arm-collapse.ts';
import { chainSeries } from './chain-series.ts';
import { collapseRuleOf } from './collapse-rule.ts';
import { CHAINS_FOR_AN_INTERVAL, RESAMPLES } from './median-interval.ts';

/** A mean difference over pairs, the other run minus the first. */
export interface MeanDifference {
  readonly pairs: number;
  readonly mean: number;
  /** BCa interval; absent below ten pairs, where all differences are equal, or where it is undefined. */
  readonly interval?: { readonly low: number; readonly high: number; readonly level: number; readonly resamples: number };
  /** Pearson's, of the paired values; NaN where those of one run are all equal. */
  readonly correlation: number;
  /** How many times the chains independent seeds would have taken for the same standard error; below 1, pairing has cost some. */
  readonly pairingWorth: number;
}

/** A difference of a column's values at one generation. */
export interface ValueDifference extends MeanDifference {
  readonly column: string;
  readonly generation: number;
}

/** The mean over pairs [other, first]. */
export function meanDifference(pairs: readonly (readonly [other: number, first: number])[], rng: Rng): MeanDifference {
  const [a, b] = [pairs.map(([other]) => other), pairs.map(([, first]) => first)];
  const { difference, correlation, varianceRatio } = pairedDifference(a, b, { seeds: 'common', of: 'mean', level: LEVEL, resamples: RESAMPLES, rng });
  const { estimate: mean, low, high, level } = difference;
  const known = pairs.length >= CHAINS_FOR_AN_INTERVAL && low < high;
  return { pairs: pairs.length, mean, ...(known && { interval: { low, high, level, resamples: RESAMPLES } }), correlation, pairingWorth: varianceRatio };
}

/** The first run's measure in both, at the last generation that both have recorded; undefined below two pairs of chains that came so far. */
export function valueDifference(first: RunRecord, other: RunRecord, rng: Rng): ValueDifference | undefined {
  const { measure: column } = collapseRuleOf(first);
  const recorded = new Set(first.rows.flatMap(({ arm, generation }) => (arm === 'loop' ? [generation] : [])));
  const generation = other.rows.reduce((last, row) => (row.arm === 'loop' && recorded.has(row.generation) ? Math.max(last, row.generation) : last), 0);
  const [ours, theirs] = [valuesAt(first, column, generation), valuesAt(other, column, generation)];
  const pairs = [...theirs].flatMap(([chain, value]) => (ours.has(chain) ? [[value, ours.get(chain)!] as const] : []));
  return pairs.length < 2 ? undefined : { column, generation, ...meanDifference(pairs, rng) };
}

/** Chains of the loop with a value at a generation, the mean over members where there are several. */
function valuesAt(run: RunRecord, column: string, generation: number): Map<number, number> {
  const values = chainSeries(run, 'loop', column).map(({ chain, generations, members }): [number, number] => {
    const at = generations.indexOf(generation);
    return [chain, at < 0 ? NaN : members.reduce((sum, member) => sum + member[at]!, 0) / members.length];
  });
  return new Map(values.filter(([, value]) => !Number.isNaN(value)));
}
