export { bernoulli } from './bernoulli.ts';
export { categorical } from './categorical.ts';
export { poisson } from './poisson.ts';
