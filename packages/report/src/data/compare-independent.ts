// Two runs on independent seeds: the log-rank test, and nothing that would need pairs.
import { logRankTest, type LogRank } from '@collapse-lab/statistics';
import type { ArmCollapse } from './arm-collapse.ts';
import { chainsNeeded, type ChainsNeeded } from './chains-needed.ts';

export interface IndependentComparison {
  readonly seeds: 'independent';
  /** Chains of the other run and of the first. */
  readonly chains: readonly [other: number, first: number];
  readonly test: LogRank['test'];
  /** Where there are too few chains for a p-value. */
  readonly needed?: ChainsNeeded;
}

/** Log-rank test of another run against the first; collapse and failure of the fit both end a chain's time. */
export function compareIndependent(first: ArmCollapse, other: ArmCollapse): IndependentComparison {
  const arms = [other.times, first.times];
  const { test } = logRankTest(arms, { seeds: 'independent' });
  return { seeds: 'independent', chains: [other.chains, first.chains], test, ...(test.kind === 'too-few' && { needed: chainsNeeded(arms) }) };
}
