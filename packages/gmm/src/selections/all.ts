export { dedupeNear } from './dedupe-near.ts';
