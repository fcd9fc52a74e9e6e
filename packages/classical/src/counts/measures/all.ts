export { effectiveSupport } from './effective-support.ts';
export { lawError } from './law-error.ts';
export { missingMass } from './missing-mass.ts';
export { probability } from './probability.ts';
export { symbols } from './symbols.ts';
