// How surely the median over chains is known: its BCa bootstrap interval at one generation.
import { streams } from '@collapse-lab/numeric';
import { bootstrapInterval } from '@collapse-lab/statistics';
import type { Arm, RunRecord } from '@collapse-lab/runner';
import { LEVEL } from './arm-collapse.ts';

/**
 * Fewest chains with an interval. Of samples from normal, exponential and log-normal laws (1,500 each) the nominal 95 % interval of the
 * median covered the true one in 90 to 91 % at 8 chains and in 92 to 95 % from 10 on; up to 6 its ends are little but the smallest and
 * the largest value.
 */
export const CHAINS_FOR_AN_INTERVAL = 10;

/** Beyond these the interval is narrower than a line, and drawing resamples takes longer than reading the page. */
const CHAINS_TOO_MANY = 1000;

/** Resamples an interval. */
export const RESAMPLES = 2000;

/** An interval of a median over chains. */
export interface MedianInterval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly resamples: number;
  /** Chains it stands on. */
  readonly chains: number;
}

/**
 * BCa interval of the median over chains at a generation, from a stream named by the study's seed, the arm and the column: the same
 * run gives the same ends. Chains are resampled as wholes, with their members. Undefined below 10 chains with a value, above 1,000, and
 * where the bootstrap has no ends.
 */
export function medianInterval(run: RunRecord, arm: Arm, column: string, generation: number): MedianInterval | undefined {
  const known = computed.get(run) ?? new Map<string, MedianInterval | undefined>();
  computed.set(run, known);
  const key = `${arm}/${column}/${generation}`;
  if (!known.has(key)) known.set(key, computeInterval(run, arm, column, generation));
  return known.get(key);
}

/** The page and the summary for machines ask for the same intervals; a record never changes. */
const computed = new WeakMap<RunRecord, Map<string, MedianInterval | undefined>>();

function computeInterval(run: RunRecord, arm: Arm, column: string, generation: number): MedianInterval | undefined {
  const byChain = new Map<number, number[]>();
  for (const row of run.rows) {
    const value = row.values[column];
    if (row.arm !== arm || row.generation !== generation || value === undefined || Number.isNaN(value)) continue;
    byChain.set(row.chain, [...(byChain.get(row.chain) ?? []), value]);
  }
  const chains = [...byChain.values()];
  if (chains.length < CHAINS_FOR_AN_INTERVAL || chains.length > CHAINS_TOO_MANY) return undefined;
  // A stream's name has letters, digits and hyphens; two columns that come to share one share nothing but draws.
  const rng = streams(run.study.seed).fork('report').fork('median').fork(arm).fork(`column-${column.replace(/[^A-Za-z0-9]/g, '-')}`).rng();
  const { low, high } = bootstrapInterval(chains.map((_, i) => i), medianOfChains(chains), { level: LEVEL, resamples: RESAMPLES, rng });
  return Number.isNaN(low) || Number.isNaN(high) ? undefined : { low, high, level: LEVEL, resamples: RESAMPLES, chains: chains.length };
}

/** The median of the values of some chains, given by their places: all values are sorted once, and a resample counts them in that order. */
function medianOfChains(chains: readonly (readonly number[])[]): (places: Float64Array) => number {
  const sorted = chains.flatMap((values, chain) => values.map((value) => ({ value, chain }))).sort((a, b) => a.value - b.value);
  const ranks = chains.map((): number[] => []);
  sorted.forEach(({ chain }, rank) => ranks[chain]!.push(rank));
  const counts = new Uint32Array(sorted.length);
  return (places) => {
    counts.fill(0);
    let total = 0;
    for (const place of places) {
      for (const rank of ranks[place]!) counts[rank]!++;
      total += ranks[place]!.length;
    }
    // The two in the middle, which are one where the total is odd.
    let rank = -1;
    let seen = 0;
    const reach = (position: number): number => {
      while (seen <= position) seen += counts[++rank]!;
      return sorted[rank]!.value;
    };
    const lower = reach((total - 1) >> 1);
    const upper = reach(total >> 1);
    return lower === upper ? lower : (lower + upper) / 2;
  };
}
