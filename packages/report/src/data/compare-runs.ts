// Do runs collapse at different times? Each against the first: in pairs on common random numbers, by the log-rank test on independent seeds.
import { holmAdjust, restrictedMean, type RestrictedMean } from '@collapse-lab/statistics';
import type { RunRecord } from '@collapse-lab/runner';
import { horizonOf, type ArmCollapse } from './arm-collapse.ts';
import { ruleInWords } from './collapse-rule.ts';
import { collapseStatistics } from './collapse-statistics.ts';
import { compareIndependent, type IndependentComparison } from './compare-independent.ts';
import { comparePairs, type PairedComparison } from './compare-pairs.ts';

/** A run in a comparison. */
export interface ComparedRun {
  /** Its place among the runs. */
  readonly run: number;
  /** Mean time sound up to the common horizon. */
  readonly mean: RestrictedMean;
  /** Against the first run; absent for the first itself. */
  readonly against?: PairedComparison | IndependentComparison;
  /** The p-value corrected for the number of tests (Holm); absent where there is no p-value. */
  readonly adjusted?: number;
}

/** Runs that have their rule's measure, side by side. */
export interface CollapseComparison {
  /** The last generation that every run can tell about. */
  readonly horizon: number;
  readonly runs: readonly ComparedRun[];
  /** Tests with a p-value, which Holm's correction counts. */
  readonly tests: number;
  /** Whether all count collapse by one rule, and record the same generations. */
  readonly sameRule: boolean;
  readonly sameRecord: boolean;
}

/** Compares every run with the first that has its measure; undefined where fewer than two have. */
export function compareCollapse(runs: readonly RunRecord[]): CollapseComparison | undefined {
  const having = runs.flatMap((record, run) => {
    const { loop, rule, lastTellable } = collapseStatistics(record);
    return loop ? [{ record, run, loop, rule, lastTellable }] : [];
  });
  const [first] = having;
  if (!first || having.length < 2) return undefined;
  const reached = having.map(({ loop, lastTellable }) => horizonOf(loop.sound, lastTellable));
  const horizon = Math.min(...reached);
  const compared = having.map(({ record, run, loop }, i) => ({
    run,
    mean: restrictedMean(loop.sound, horizon),
    // Not the horizon of all, so that a short run takes nothing from what two longer ones can tell.
    ...(run !== first.run && { against: against(first, { record, loop }, Math.min(reached[0]!, reached[i]!)) }),
  }));
  const p = compared.map(({ against: test }) => (test?.test.kind === 'test' ? test.test.p : NaN));
  const adjusted = holmAdjust(p);
  return {
    horizon,
    runs: compared.map((each, i) => (Number.isNaN(adjusted[i]) ? each : { ...each, adjusted: adjusted[i]! })),
    tests: p.filter((each) => !Number.isNaN(each)).length,
    sameRule: new Set(having.map(({ rule }) => ruleInWords(rule))).size === 1,
    sameRecord: new Set(having.map(({ record }) => record.study.record)).size === 1,
  };
}

interface Side {
  readonly record: RunRecord;
  readonly loop: ArmCollapse;
}

/** Chain i of two runs with one seed draws the same random numbers, whatever else differs. */
function against(first: Side, other: Side, horizon: number): PairedComparison | IndependentComparison {
  const common = String(first.record.study.seed) === String(other.record.study.seed);
  return common ? comparePairs(first, other, horizon) : compareIndependent(first.loop, other.loop);
}
