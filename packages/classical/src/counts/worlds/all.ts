export { bernoulli } from './bernoulli.ts';
export { categorical } from './categorical.ts';
export { poisson } from './poisson.ts';
export { uniform } from './uniform.ts';
export { zipf } from './zipf.ts';
