export { anyIncrease } from './any-increase.ts';
export { catastrophicIncrease } from './catastrophic-increase.ts';
export { divergence } from './divergence.ts';
export { entangledModes } from './entangled-modes.ts';
export { hallucination } from './hallucination.ts';
export { lostTails } from './lost-tails.ts';
export { scalingLaw } from './scaling-law.ts';
export { shrinkingVariance } from './shrinking-variance.ts';
