export { curate } from './curate.ts';
export { dedupe } from './dedupe.ts';
export { provenance } from './provenance.ts';
export { verify } from './verify.ts';
