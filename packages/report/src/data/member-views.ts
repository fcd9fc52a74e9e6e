// A run of several members as one record for each: what is said of a model is said of one member, never of all in one pool.
import type { RunRecord } from '@collapse-lab/runner';

/** The run as each of its members has it, in order; the run itself where there is one. A view has no members but its own. */
export function memberViews(run: RunRecord): readonly RunRecord[] {
  const { members } = run.study;
  if (!members || members.length < 2) return [run];
  const known = views.get(run);
  if (known) return known;
  const made = members.map((_, member) => viewOf(run, member));
  views.set(run, made);
  return made;
}

/** The same views each time, as what is computed of a record is kept with it. */
const views = new WeakMap<RunRecord, readonly RunRecord[]>();

function viewOf(run: RunRecord, member: number): RunRecord {
  const { members, ...study } = run.study;
  const model = members![member]!;
  const rows = run.rows.filter((row) => row.member === member).map((row) => ({ ...row, member: 0 }));
  const p = run.membersParameters?.[member] ?? undefined;
  return {
    ...run,
    study: { ...study, model, title: `${study.title}, ${memberName(model.family, member)}` },
    ...(p !== undefined && { freeParameters: p }),
    rows,
    // What is shown of a generation is the first member's.
    portraits: member === 0 ? run.portraits : [],
  };
}

/** `member 2 (ngram)`: counted from 1, as people do. */
export function memberName(family: string, member: number): string {
  return `member ${member + 1} (${family})`;
}
