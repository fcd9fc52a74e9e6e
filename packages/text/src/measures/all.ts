export { effectiveSupport } from './effective-support.ts';
export { entropyRate } from './entropy-rate.ts';
export { novelty } from './novelty.ts';
export { perplexity } from './perplexity.ts';
export { rareTypes } from './rare-types.ts';
export { shannonEntropy } from './shannon-entropy.ts';
export { supportEstimates } from './support-estimates.ts';
export { vocabulary } from './vocabulary.ts';
