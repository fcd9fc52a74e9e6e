export { measureFiles, type MeasuredFiles, type MeasureFilesOptions } from './measure-files.ts';
export { UNITS, type Unit } from './open-source.ts';
export type { Skipped } from './skips.ts';
