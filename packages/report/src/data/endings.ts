// How chains came to their end, and where.
import { chainsOf, type Arm, type Outcome, type RunRecord } from '@collapse-lab/runner';

/** A chain of the loop that ended or failed, with the last value of a column. */
export interface Ending {
  readonly chain: number;
  readonly generation: number;
  readonly value: number;
}

/** Chains of the loop that stopped before the study's last generation for a reason, at the last value of `column`. */
export function endingsOf(run: RunRecord, column: string): Ending[] {
  const stopped = run.outcomes.filter(({ arm, status }) => arm === 'loop' && status !== 'complete');
  if (stopped.length === 0) return [];
  const last = new Map<number, Ending>();
  for (const { arm, chain, generation, values } of run.rows) {
    const value = arm === 'loop' ? values[column] : undefined;
    if (value !== undefined) last.set(chain, { chain, generation, value });
  }
  return stopped.map(({ chain }) => last.get(chain)).filter((ending) => ending !== undefined);
}

/** How many chains of an arm stand how. `unfinished` have rows but no outcome yet; `absent` were planned and have neither. */
export interface Standing {
  readonly planned: number;
  readonly complete: number;
  readonly ended: number;
  readonly failed: number;
  readonly unfinished: readonly { readonly chain: number; readonly generation: number }[];
  readonly absent: number;
}

/** The standing of one arm's chains. */
export function standingOf(run: RunRecord, arm: Arm): Standing {
  const outcomes = run.outcomes.filter((outcome) => outcome.arm === arm);
  const withOutcome = new Set(outcomes.map(({ chain }) => chain));
  const reached = new Map<number, number>();
  for (const row of run.rows) {
    if (row.arm === arm && !withOutcome.has(row.chain)) reached.set(row.chain, Math.max(row.generation, reached.get(row.chain) ?? 0));
  }
  const having = (status: Outcome['status']): number => outcomes.filter((outcome) => outcome.status === status).length;
  const planned = chainsOf(run.study, arm);
  return {
    planned,
    complete: having('complete'),
    ended: having('ended'),
    failed: having('failed'),
    unfinished: [...reached].map(([chain, generation]) => ({ chain, generation })),
    absent: Math.max(0, planned - withOutcome.size - reached.size),
  };
}

/** Ended and failed chains that share arm, status and reason. */
export interface EndingGroup {
  readonly arm: Arm;
  readonly status: 'ended' | 'failed';
  readonly code: string;
  /** The first chain's; others may differ in their numbers. */
  readonly message: string;
  readonly chains: readonly { readonly chain: number; readonly generation: number }[];
}

/** Everything that stopped early, by reason. */
export function endingGroups(run: RunRecord): EndingGroup[] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of run.outcomes) {
    if (outcome.status === 'complete') continue;
    const key = JSON.stringify([outcome.arm, outcome.status, outcome.reason?.code]);
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  return [...groups.values()].map((outcomes) => {
    const { arm, status, reason } = outcomes[0]!;
    return {
      arm,
      status: status === 'failed' ? 'failed' : 'ended',
      code: reason?.code ?? 'no reason given',
      message: reason?.message ?? '',
      chains: outcomes.map(({ chain, generation }) => ({ chain, generation })),
    };
  });
}
