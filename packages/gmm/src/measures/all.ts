export { differentialEntropy } from './differential-entropy.ts';
export { effectiveSupport } from './effective-support.ts';
export { moments } from './moments.ts';
export { supportEstimates } from './support-estimates.ts';
