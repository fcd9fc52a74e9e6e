// A run in a few numbers: what each column was at generation 1 and at the end, over chains, and on the control.
import { memberName, memberViews, medianInterval, type MedianInterval } from '@collapse-lab/report/data';
import { lastGenerationOf, valueNames, type Arm, type JournalRow, type Outcome, type RunRecord } from '@collapse-lab/runner';
import { median } from '@collapse-lab/statistics';

/** One number over chains. */
export interface OverChains {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** How many chains it stands on; NaN values are not among them. */
  readonly chains: number;
  /** The median's interval at the last generation, where enough chains stand there for one. */
  readonly interval?: MedianInterval;
}

/** One column of a run. */
export interface ColumnSummary {
  readonly column: string;
  /** Whose, in runs of several members: `member 2 (ngram)`. */
  readonly member?: string;
  readonly unit?: string;
  readonly first?: OverChains;
  readonly last?: OverChains;
  readonly control?: OverChains;
  /** What chance alone does: over pairs of real samples. */
  readonly floor?: OverChains;
}

/** Which chains there are and how they ended. */
export interface ChainCount {
  readonly planned: number;
  readonly complete: number;
  readonly ended: number;
  readonly failed: number;
}

export interface RunSummary {
  readonly study: string;
  readonly title: string;
  readonly folder: string;
  /** The last generation with a row. */
  readonly generation: number;
  readonly loop: ChainCount;
  readonly control: ChainCount;
  readonly columns: readonly ColumnSummary[];
}

/** Columns that say how much there was, not what became of it. */
const SIZES = new Set(['sampleItems', 'trainingItems', 'realShare', 'sampleUnits']);

export function summarize(record: RunRecord): RunSummary {
  const { study, rows } = record;
  const generation = rows.reduce((most, row) => (row.arm === 'loop' ? Math.max(most, row.generation) : most), -1);
  const views = memberViews(record);
  const columns = views.flatMap((view, m) => {
    const member = views.length > 1 ? memberName(view.study.model.family, m) : undefined;
    return columnsOf(view, generation).map(({ column, ...rest }): ColumnSummary => ({ column, ...(member !== undefined && { member }), ...rest }));
  });
  return {
    study: study.name,
    title: study.title,
    folder: record.folder,
    generation,
    loop: count(record, 'loop', study.chains),
    control: count(record, 'control', study.control),
    columns,
  };
}

/** The columns of a run of one member. */
function columnsOf(record: RunRecord, generation: number): ColumnSummary[] {
  const { rows } = record;
  const present = valueNames(rows);
  const names = record.columns.filter(({ name }) => present.has(name) && !SIZES.has(name) && !name.startsWith('bornAgo'));
  // Chains that have not come as far are not among the numbers of the last generation: how many there are says so.
  const last = (arm: Arm): JournalRow[] => rows.filter((row) => row.arm === arm && row.generation === generation && generation > 0);
  const first = rows.filter((row) => row.arm === 'loop' && row.generation === 1);
  const floor = rows.filter((row) => row.arm === 'floor' && row.generation === lastGenerationOf(record.study, 'floor'));
  const [loopLast, controlLast] = [last('loop'), last('control')];
  const columns = names.map(({ name, unit }): ColumnSummary => {
    const [a, b, c, d] = [overChains(first, name), overChains(loopLast, name), overChains(controlLast, name), overChains(floor, name)];
    const surely = (arm: Arm, value: OverChains): OverChains => ({ ...value, ...intervalOf(record, arm, name, generation) });
    return { column: name, ...(unit !== undefined && { unit }), ...(a && { first: a }), ...(b && { last: surely('loop', b) }), ...(c && { control: surely('control', c) }), ...(d && { floor: d }) };
  });
  return columns.filter((column) => column.first ?? column.last);
}

function intervalOf(record: RunRecord, arm: Arm, column: string, generation: number): Pick<OverChains, 'interval'> {
  const interval = medianInterval(record, arm, column, generation);
  return interval ? { interval } : {};
}

function overChains(rows: readonly JournalRow[], column: string): OverChains | undefined {
  const having = rows.filter((row) => !Number.isNaN(row.values[column] ?? NaN));
  const values = having.map((row) => row.values[column]!).sort((a, b) => a - b);
  if (values.length === 0) return undefined;
  return { median: median(values), min: values[0]!, max: values.at(-1)!, chains: new Set(having.map(({ chain }) => chain)).size };
}

function count({ study, outcomes }: RunRecord, arm: Arm, planned: number): ChainCount {
  // A chain of a run that is being lengthened is not complete where it was before.
  const whole = ({ status, generation }: Outcome): boolean => status !== 'complete' || generation >= lastGenerationOf(study, arm);
  const ending = (status: Outcome['status']): number => outcomes.filter((outcome) => outcome.arm === arm && outcome.status === status && whole(outcome)).length;
  return { planned, complete: ending('complete'), ended: ending('ended'), failed: ending('failed') };
}
