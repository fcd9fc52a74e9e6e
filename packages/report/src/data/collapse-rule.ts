// By which rule a run's chains count as collapsed, who said so, and the rule in words.
import { conventionalCollapse, type CollapseDefinition, type RunRecord } from '@collapse-lab/runner';
import { formatInteger, formatTick } from '../format.ts';

/** A rule, and where it comes from: the study, whoever had the page drawn, or the convention where neither says. */
export interface CollapseRule extends CollapseDefinition {
  readonly from: 'study' | 'reader' | 'convention';
}

/** The rule by which this run is read. */
export function collapseRuleOf({ study, collapse }: RunRecord): CollapseRule {
  if (collapse) return { ...collapse, from: 'reader' };
  return study.collapse ? { ...study.collapse, from: 'study' } : { ...conventionalCollapse, from: 'convention' };
}

/** `relativeSupport is below 0.5 or above 2 for 3 recorded generations in a row`. */
export function ruleInWords({ measure, low, high, persist }: CollapseDefinition): string {
  const sides = [low !== undefined && `below ${formatTick(low)}`, high !== undefined && `above ${formatTick(high)}`].filter((side) => side !== false);
  return `${measure} is ${sides.join(' or ')} ${persist > 1 ? `for ${formatInteger(persist)} recorded generations in a row` : 'in one recorded generation'}`;
}
