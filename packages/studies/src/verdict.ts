// What became of one system.
import { isRecorded, UserError, type Row, type RunRecord } from '@collapse-lab/runner';
import { judge, type Check, type Expectation } from './expectation.ts';
import type { PublishedSystem } from './system.ts';

export interface Verdict {
  readonly system: PublishedSystem;
  readonly expectations: readonly Expectation[];
  readonly checks: readonly Check[];
  /** Whether every check holds. */
  readonly holds: boolean;
}

/**
 * The verdict on runs of a system's study, or by what theory is misread to say. What a loop lost fails; throws UserError for what the study never
 * measured, which tells nothing: a column that it has not, a generation that it does not record.
 */
export async function verdictOn(system: PublishedSystem, runs: readonly RunRecord[], misread = (same: Expectation): Expectation => same): Promise<Verdict> {
  const expectations = (await system.expect(runs.map((run) => readStrictly(run, system.id)))).map(misread);
  for (const expectation of expectations) checkRecorded(expectation, runs, system.id);
  const checks = expectations.flatMap(judge);
  return { system, expectations, checks, holds: checks.length > 0 && checks.every(({ holds }) => holds) };
}

/** The run with rows that refuse to be asked for a column that none of them can have. */
function readStrictly(run: RunRecord, id: string): RunRecord {
  const known = new Set<string | symbol>(run.columns.map(({ name }) => name));
  const get = (values: Row, name: string | symbol): number | undefined => {
    if (typeof name === 'symbol' || known.has(name)) return values[name as string];
    throw new UserError(`columns must have ${name} for what ${id} checks, but got ${[...known].join(', ')}; leave model and measures as they are`);
  };
  return { ...run, rows: run.rows.map((row) => ({ ...row, values: new Proxy(row.values, { get }) })) };
}

function checkRecorded({ along = 'generation', points, checkedAt }: Expectation, runs: readonly RunRecord[], id: string): void {
  if (along !== 'generation') return;
  const missing = checkedAt.find((t) => !points.some(({ x }) => x === t) && !runs.some(({ study }) => t <= study.generations && isRecorded(study, t)));
  if (missing === undefined) return;
  const { record, generations } = runs[0]!.study;
  throw new UserError(`generation ${missing} must be recorded for what ${id} checks, but got record=${record} and generations=${generations}; leave them as they are`);
}
