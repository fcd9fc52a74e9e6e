// What reports say in numbers, without the drawings: plain data from records.
export { FIT_FAILED, type ChainTime } from './collapse-times.ts';
export type { ArmCollapse } from './arm-collapse.ts';
export { ruleInWords, type CollapseRule } from './collapse-rule.ts';
export { collapseStatistics, type CollapseStatistics } from './collapse-statistics.ts';
export { compareCollapse, type CollapseComparison, type ComparedRun } from './compare-runs.ts';
export type { IndependentComparison } from './compare-independent.ts';
export type { PairedComparison } from './compare-pairs.ts';
export type { MeanDifference } from './mean-difference.ts';
export { verdictsOf } from './verdicts/verdicts.ts';
export type { Decision, Verdict } from './verdicts/definition.ts';
export { CHAINS_FOR_AN_INTERVAL, medianInterval, type MedianInterval } from './median-interval.ts';
export { count } from '../format.ts';
export { runLabels } from './labels.ts';
export { medianLimits, medianTime, timeName } from './time-words.ts';
export type { Rate } from './rates.ts';
