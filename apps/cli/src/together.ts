// Several runs under one title.
import type { RunRecord, Study } from '@collapse-lab/runner';

/** The title of runs drawn together, and the runs as they are called under it: those of one sweep by what varies. */
export function together(records: readonly RunRecord[]): { title: string; runs: readonly RunRecord[] } {
  const common = [...new Set(records.map(({ study }) => titleBeforeCell(study)))];
  if (records.length < 2 || common.length > 1 || common[0] === undefined) return { title: records.map(({ study }) => study.title).join(' · '), runs: records };
  return { title: common[0], runs: records.map(calledByCell) };
}

/** The run as it is called in its sweep; the same record each time, as what is computed of one is kept with it. */
function calledByCell(record: RunRecord): RunRecord {
  const { study } = record;
  const known = called.get(record) ?? { ...record, study: { ...study, title: study.title.slice(titleBeforeCell(study)!.length + BEFORE_CELL.length) } };
  called.set(record, known);
  return known;
}

/** Between a study's title and the values of a cell, the first of which is of its first axis. */
const BEFORE_CELL = ': ';

const called = new WeakMap<RunRecord, RunRecord>();

/** What a study of a sweep is called before what it varies; undefined for any other study. */
export function titleBeforeCell({ title, cell }: Study): string | undefined {
  const [axis] = Object.keys(cell ?? {});
  const at = axis === undefined ? -1 : title.lastIndexOf(`${BEFORE_CELL}${axis} = `);
  return at < 0 ? undefined : title.slice(0, at);
}
