// Do arms with independent seeds collapse at the same rate? The log-rank test; Mantel (1966), Peto & Peto (1972).
import { chiSquareTail } from '../distributions/chi-square-tail.ts';
import { tooFewForP, type TooFew } from '../too-few.ts';
import { distinctTimes, eventTable } from './event-table.ts';
import { quadraticForm } from './quadratic-form.ts';
import type { SurvivalTime } from './survival-time.ts';

/** One arm's events, and how many it would have had at the pooled rate of each time. */
export interface LogRankArm {
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
}

/** A statistic that is chi-square under the null hypothesis, with its upper tail. */
export interface ChiSquareTest {
  readonly kind: 'test';
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

/** A comparison of arms; the test is refused below eight chains an arm. */
export interface LogRank {
  readonly arms: readonly LogRankArm[];
  readonly test: ChiSquareTest | TooFew;
}

/**
 * Log-rank test of two or more arms, `arms[a]` the chains of arm a, as R's `survdiff`: hypergeometric variances, one arm of df less than
 * there are arms that can differ; without any such arm chi-square and df are 0 and p is NaN. Every event counts, whatever its name
 * (`censorOthers` for one of several). The caller states that the seeds are independent: on common random numbers the variance is
 * wrong, and `pairedTimesTest` is the test. Throws RangeError for fewer than two arms or a time that is negative or not finite.
 */
export function logRankTest(arms: readonly (readonly SurvivalTime[])[], _design: { readonly seeds: 'independent' }): LogRank {
  if (arms.length < 2) throw new RangeError(`arms must be two or more, but got ${arms.length}`);
  const pooled = arms.flat();
  const times = distinctTimes(pooled);
  const all = eventTable(pooled, times);
  const tables = arms.map((chains) => eventTable(chains, times));
  const expected = new Float64Array(arms.length);
  const covariance = arms.map(() => new Float64Array(arms.length));
  for (let j = 0; j < times.length; j++) {
    const [n, d] = [all.atRisk[j]!, all.events[j]!];
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
    for (let a = 0; a < arms.length; a++) {
      const share = tables[a]!.atRisk[j]! / n;
      expected[a]! += share * d;
      for (let b = 0; b < arms.length; b++) covariance[a]![b]! += spread * share * (Number(a === b) - tables[b]!.atRisk[j]! / n);
    }
  }
  const counted = tables.map(({ events }, a) => ({ n: arms[a]!.length, observed: events.reduce((sum, d) => sum + d, 0), expected: expected[a]! }));
  const excess = Float64Array.from(counted, (arm) => arm.observed - arm.expected);
  const { value: chiSquare, rank: df } = quadraticForm(excess, covariance);
  const test = tooFewForP(arms.map(({ length }) => length)) ?? { kind: 'test', chiSquare, df, p: chiSquareTail(chiSquare, df) };
  return { arms: counted, test };
}
