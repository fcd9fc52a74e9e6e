export { length } from './length.ts';
export { logLikelihood } from './log-likelihood.ts';
