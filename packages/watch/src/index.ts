export { ALARM_LEVEL, parseAlarm, type Alarm } from './alarm.ts';
export type { AlarmOutcome, Change, Cluster, Comparison, Findings, GroupFacts, KindId, MeasureInfo, Passages, Phrase, VanishedBand } from './contracts.ts';
export { renderFindings, type Provenance } from './page/render-findings.ts';
export { changeInWords, inWords, isChange, isLoss, type Wording } from './words.ts';
