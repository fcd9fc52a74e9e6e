export { accuracy } from './accuracy.ts';
export { differentialEntropy } from './differential-entropy.ts';
export { slopeError } from './slope-error.ts';
