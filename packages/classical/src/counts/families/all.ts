export { bernoulli } from './bernoulli.ts';
export { categorical } from './categorical.ts';
export { correctedCategorical } from './corrected-categorical.ts';
export { herd } from './herd.ts';
export { poisson } from './poisson.ts';
