export { curate } from './curate.ts';
export { dedupe } from './dedupe.ts';
export { provenance } from './provenance.ts';
export { tilt } from './tilt.ts';
export { truncate } from './truncate.ts';
export { verify } from './verify.ts';
export { watermark } from './watermark.ts';
