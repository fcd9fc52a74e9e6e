export * from './contracts.ts';
export { Catalogue, defineEntry, unknownId, type Entry } from './catalogue.ts';
export { bindFamily, defineFamily } from './define-family.ts';
export { nearest, UserError } from './errors.ts';
export { commonMeasures } from './measures/registry.ts';
export type { Arm, JournalRow, Outcome, PortraitRecord, RunRecord } from './record.ts';
export type { Named, Study } from './study.ts';
