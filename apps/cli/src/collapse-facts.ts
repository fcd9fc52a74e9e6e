// Time to collapse for machines: what the report says, without the steps of curves that follow from the chains' times.
import type { ArmCollapse, CollapseStatistics } from '@collapse-lab/report/data';

/** The same facts as plain data; absent where the rows do not have the rule's measure. */
export function collapseFacts({ rule, record, lastTellable, loop, control, rates }: CollapseStatistics) {
  return { rule, record, lastTellable, ...(loop && { loop: armFacts(loop) }), ...(control && { control: armFacts(control) }), rates };
}

/** One arm: its curves are left to who has the times. */
export function armFacts({ sound, onClock, incidence, ...arm }: ArmCollapse) {
  const last = incidence && { collapsed: incidence.collapsed.steps.at(-1), failed: incidence.failed.steps.at(-1) };
  return { ...arm, median: { ...sound.median, level: sound.level }, ...(onClock && { medianOnClock: { ...onClock.median, level: onClock.level } }), ...(last && { incidence: last }) };
}
