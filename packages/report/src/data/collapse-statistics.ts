// What a run says about collapse: by which rule, when, how surely, what the control does under the same rule, and how fast.
import type { RunRecord } from '@collapse-lab/runner';
import { armCollapse, lastTellable, type ArmCollapse } from './arm-collapse.ts';
import { collapseRuleOf, type CollapseRule } from './collapse-rule.ts';
import { ratesOf, type Rate } from './rates.ts';

/** Time to collapse of one run. */
export interface CollapseStatistics {
  readonly rule: CollapseRule;
  /** The last generation at which a collapse can be confirmed. */
  readonly lastTellable: number;
  /** Absent where no row of the loop has the rule's measure. */
  readonly loop?: ArmCollapse;
  /** What that measure is and where it is absent, in the words of its column, where no row of the loop has it. */
  readonly measureIs?: string;
  /** The same rule on fresh real data in every generation: whatever it fires for here is a false alarm. */
  readonly control?: ArmCollapse;
  readonly rates: readonly Rate[];
  /** Every how many generations there is a record: times are known to the nearest so many. */
  readonly record: number;
}

/** Everything about collapse in a run, as plain data. */
export function collapseStatistics(run: RunRecord): CollapseStatistics {
  const known = computed.get(run);
  if (known) return known;
  const rule = collapseRuleOf(run);
  const [loop, control] = [armCollapse(run, 'loop', rule), armCollapse(run, 'control', rule)];
  const measureIs = run.columns.find(({ name }) => name === rule.measure)?.summary;
  const statistics = { rule, lastTellable: lastTellable(run, rule), ...(loop ? { loop } : measureIs !== undefined && { measureIs }), ...(control && { control }), rates: ratesOf(run, rule.measure), record: run.study.record };
  computed.set(run, statistics);
  return statistics;
}

/** The page, the terminal and the summary for machines ask for the same; a record never changes. */
const computed = new WeakMap<RunRecord, CollapseStatistics>();
