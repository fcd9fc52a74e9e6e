// What the family loads when it is first used.
export { checkLength, fitTransformer, stepsFor, vocabularyOf } from './fit-transformer.ts';
export { checkMemory, checkSteps } from './needed-memory.ts';
export { checkSplit } from './stopping.ts';
export { sampleTransformer } from './sample-transformer.ts';
export { entropiesAlong, scoreTransformer } from './score-transformer.ts';
export { symbolsOf } from './symbols.ts';
