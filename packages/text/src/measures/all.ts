export { effectiveSupport } from './effective-support.ts';
export { shannonEntropy } from './shannon-entropy.ts';
export { vocabulary } from './vocabulary.ts';
