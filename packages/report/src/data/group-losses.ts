// When each group of real items is lost, from the measure `subgroup`.
import type { RunRecord } from '@collapse-lab/runner';
import { armCollapse, type ArmCollapse } from './arm-collapse.ts';
import { collapseRuleOf } from './collapse-rule.ts';
import { lastSpread, trackOf, type Spread } from './track.ts';

/** A group counts as lost where less than this of its share is left. */
export const GROUP_LEFT = 0.1;

/** What became of one group, numbered from 1 as in the world's list. */
export interface GroupLoss {
  readonly group: number;
  readonly mass: Spread | undefined;
  readonly kept: Spread | undefined;
  /** Fidelity loss on real items of the group. */
  readonly loss: Spread | undefined;
  /** Time to loss: `groupKept` below a tenth, for as many recorded generations in a row as the run's rule for collapse wants. */
  readonly time: ArmCollapse;
  readonly control?: ArmCollapse;
}

/** Every group of the run's world; none where `subgroup` is not measured. */
export function groupLosses(run: RunRecord): GroupLoss[] {
  const { persist } = collapseRuleOf(run);
  const groups: GroupLoss[] = [];
  for (let group = 1; ; group++) {
    const rule = { measure: `groupKept${group}`, low: GROUP_LEFT, persist };
    const [time, control] = [armCollapse(run, 'loop', rule), armCollapse(run, 'control', rule)];
    if (!time) return groups;
    const at = (column: string): Spread | undefined => lastSpread(trackOf(run, 'loop', `${column}${group}`));
    groups.push({ group, mass: at('groupMass'), kept: at('groupKept'), loss: at('groupLoss'), time, ...(control && { control }) });
  }
}
