// What stands beside the time to collapse, for machines: verdicts, groups, and where the second moment lies.
import { groupLosses, memberViews, secondMoments, verdictsOf } from '@collapse-lab/report/data';
import type { RunRecord } from '@collapse-lab/runner';
import { armFacts } from './collapse-facts.ts';

/** One entry per member, of which most runs have one; `runs` are all that are told together. */
export function axisFacts(run: RunRecord, runs: readonly RunRecord[]) {
  const all = runs.flatMap(memberViews);
  const members = memberViews(run).map((view) => {
    const moments = secondMoments(view, 'loop').filter(({ generation }) => generation >= 1);
    const [first, last] = [moments[0], moments.at(-1)];
    const groups = groupLosses(view).map(({ time, control, ...group }) => ({ ...group, time: armFacts(time), ...(control && { control: armFacts(control) }) }));
    return { family: view.study.model.family, verdicts: verdictsOf(view, all), ...(first && last && { secondMoment: { first, last } }), ...(groups.length > 0 && { groups }) };
  });
  return { members };
}
