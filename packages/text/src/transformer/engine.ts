// What the family loads when it is first used.
export { fitTransformer } from './fit-transformer.ts';
export { sampleTransformer } from './sample-transformer.ts';
export { scoreTransformer } from './score-transformer.ts';
export { symbolsOf } from './symbols.ts';
