// Two runs on common random numbers: chain i of both is a pair.
import { streams } from '@collapse-lab/numeric';
import { pairedTimesTest, type PairedTimes, type SurvivalTime } from '@collapse-lab/statistics';
import type { RunRecord } from '@collapse-lab/runner';
import type { ArmCollapse } from './arm-collapse.ts';
import { chainsNeeded, type ChainsNeeded } from './chains-needed.ts';
import { meanDifference, valueDifference, type MeanDifference, type ValueDifference } from './mean-difference.ts';

export interface PairedComparison {
  readonly seeds: 'common';
  /** The last generation that both runs can tell about, where both are cut off. */
  readonly horizon: number;
  /** Pairs of chains that both are known up to the horizon or to their event. */
  readonly pairs: number;
  /** Chains of both runs that are in no pair: without a partner, or still running. */
  readonly unpaired: number;
  /** Pairs whose times differ. */
  readonly informative: number;
  readonly kendallTau: number;
  readonly test: PairedTimes['test'];
  readonly needed?: ChainsNeeded;
  /** Time sound up to the horizon: the difference of restricted means. */
  readonly time: MeanDifference;
  /** The first run's measure at the last generation that both have recorded; absent below two pairs. */
  readonly value?: ValueDifference;
}

interface Side {
  readonly record: RunRecord;
  readonly loop: ArmCollapse;
}

/** Swaps that are drawn where there are too many pairs to count all. */
const SWAPS = 9999;

/** Compares another run with the first, both cut off at the horizon, so that censoring strikes both of a pair alike. */
export function comparePairs(first: Side, other: Side, horizon: number): PairedComparison {
  const random = streams(first.record.study.seed).fork('report').fork('compare').fork(`study-${other.record.study.name.replace(/[^A-Za-z0-9]/g, '-')}`);
  const known = new Map(first.loop.times.filter((time) => isKnown(time, horizon)).map((time) => [time.chain, time]));
  const pairs = other.loop.times.flatMap((time) => {
    const partner = known.get(time.chain);
    return partner && isKnown(time, horizon) ? [[cutOff(time, horizon), cutOff(partner, horizon)] as const] : [];
  });
  const [a, b] = [pairs.map(([time]) => time), pairs.map(([, time]) => time)];
  const tested = pairedTimesTest(a, b, { seeds: 'common', scores: 'log-rank', resamples: SWAPS, rng: random.fork('swaps').rng() });
  const value = valueDifference(first.record, other.record, random.fork('value').rng());
  return {
    seeds: 'common',
    horizon,
    pairs: pairs.length,
    unpaired: first.loop.chains + other.loop.chains - 2 * pairs.length,
    informative: tested.informative,
    kendallTau: tested.kendallTau,
    test: tested.test,
    ...(tested.test.kind === 'too-few' && { needed: chainsNeeded([a, b]) }),
    time: meanDifference(pairs.map(([{ time }, { time: partner }]) => [time, partner]), random.fork('time').rng()),
    ...(value && { value }),
  };
}

/** Whether a chain's time up to the horizon is known: something happened to it, or it was watched so far. */
function isKnown({ time, event }: SurvivalTime, horizon: number): boolean {
  return event !== 'censored' || time >= horizon;
}

function cutOff({ time, event }: SurvivalTime, horizon: number): SurvivalTime {
  return time > horizon ? { time: horizon, event: 'censored' } : { time, event };
}
