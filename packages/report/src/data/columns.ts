// Columns as a report shows them: indexed names such as mean1, mean2 belong together.
import type { Column, RunRecord } from '@collapse-lab/runner';

/** Columns drawn in one panel. */
export interface ColumnGroup {
  /** The name without trailing digits. */
  readonly name: string;
  readonly indexed: boolean;
  readonly columns: readonly Column[];
}

/** Columns that rows of the loop have, in the record's order; those that the record does not describe come last, without words. */
export function columnsIn(run: RunRecord): readonly Column[] {
  let columns = known.get(run);
  if (!columns) known.set(run, (columns = findColumns(run)));
  return columns;
}

/** A page asks again and again; records never change. */
const known = new WeakMap<RunRecord, readonly Column[]>();

function findColumns(run: RunRecord): Column[] {
  const present = new Set<string>();
  for (const row of run.rows) if (row.arm === 'loop') for (const name in row.values) present.add(name);
  const described = run.columns.filter(({ name }, i) => present.has(name) && run.columns.findIndex((other) => other.name === name) === i);
  for (const { name } of described) present.delete(name);
  return [...described, ...[...present].sort().map((name) => ({ name, summary: '' }))];
}

/** Groups columns by their name without trailing digits, indexed groups first. */
export function groupColumns(columns: readonly Column[]): ColumnGroup[] {
  const byStem = new Map<string, Column[]>();
  for (const column of columns) {
    const stem = column.name.replace(/\d+$/, '') || column.name;
    byStem.set(stem, [...(byStem.get(stem) ?? []), column]);
  }
  const groups = [...byStem].map(([name, members]) => {
    const indexed = members.length > 1 && members.every((member) => /\d$/.test(member.name));
    return { name: members.length === 1 ? members[0]!.name : name, indexed, columns: members };
  });
  return [...groups.filter(({ indexed }) => indexed), ...groups.filter(({ indexed }) => !indexed)];
}
