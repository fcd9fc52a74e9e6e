// What became of one system.
import type { RunRecord } from '@collapse-lab/runner';
import { judge, type Check, type Expectation } from './expectation.ts';
import type { PublishedSystem } from './system.ts';

export interface Verdict {
  readonly system: PublishedSystem;
  readonly expectations: readonly Expectation[];
  readonly checks: readonly Check[];
  /** Whether every check holds. */
  readonly holds: boolean;
}

/** The verdict on runs of a system's study, or by what theory is misread to say. */
export async function verdictOn(system: PublishedSystem, runs: readonly RunRecord[], misread = (same: Expectation): Expectation => same): Promise<Verdict> {
  const expectations = (await system.expect(runs)).map(misread);
  const checks = expectations.flatMap(judge);
  return { system, expectations, checks, holds: checks.length > 0 && checks.every(({ holds }) => holds) };
}
