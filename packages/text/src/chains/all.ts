export { continuing } from './continue.ts';
export { infill } from './infill.ts';
export { rewrite } from './rewrite.ts';
