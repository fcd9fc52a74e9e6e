// The key `collapse` of a study, checked; and a run read by another rule than its study's.
import { unknownId } from './catalogue.ts';
import { collapseSchema, type CollapseDefinition } from './collapse-definition.ts';
import { nearest, UserError } from './errors.ts';
import { valueNames, type RunRecord } from './record.ts';
import { mistakes } from './study-mistakes.ts';
import { LocatedStudy } from './study-source.ts';

/** The document's key `collapse`; undefined where it has none. Throws UserError, also where no row has the measure. */
export function readCollapse(located: LocatedStudy, columns: () => readonly string[]): CollapseDefinition | undefined {
  const { collapse } = located.value as { collapse?: unknown };
  if (collapse === undefined || collapse === null) return undefined;
  const checked = collapseSchema.safeParse(collapse, { reportInput: true });
  if (!checked.success) throw mistakes(located, checked.error.issues, ['collapse'], Object.keys(collapseSchema.shape));
  const { measure } = checked.data;
  const known = columns();
  if (!known.includes(measure)) {
    // Columns that are one of many of a kind would hide the others.
    const near = nearest(measure, known);
    const shown = known.filter((name) => !/\d/.test(name) || name === near);
    throw new UserError(`${located.place(['collapse', 'measure'])} ${unknownId('collapse.measure', measure, shown)}`);
  }
  return checked.data;
}

/**
 * The run as it is read when collapse is what `overrides` (`collapse.low=0.3`, as in a study) make of its study's rule; the study
 * stays as it was. Throws UserError, also for any other key.
 */
export function withCollapse(run: RunRecord, overrides: readonly string[]): RunRecord {
  if (overrides.length === 0) return run;
  const other = overrides.find((word) => !/^collapse[.=]/.test(word));
  if (other !== undefined) {
    throw new UserError(`argument "${other}": report must be given collapse=… or collapse.<key>=…, but got "${other.split('=')[0]!}"; other changes make another run`);
  }
  const { collapse } = run.study;
  const located = LocatedStudy.read({ name: `${run.folder}/study.yaml`, text: JSON.stringify(collapse ? { collapse } : {}), overrides });
  // What the rows have, where there are rows yet, is less than what they may have.
  const read = readCollapse(located, () => (run.rows.length > 0 ? [...valueNames(run.rows)] : run.columns.map(({ name }) => name)));
  return read ? { ...run, collapse: read } : run;
}
