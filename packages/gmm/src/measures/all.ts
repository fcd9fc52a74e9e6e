export { differentialEntropy } from './differential-entropy.ts';
export { effectiveSupport } from './effective-support.ts';
export { moments } from './moments.ts';
export { referenceCorrelation } from './reference-correlation.ts';
export { shareBelow } from './share-below.ts';
export { supportEstimates } from './support-estimates.ts';
