export { classGaussians } from './class-gaussians.ts';
export { logistic } from './logistic.ts';
export { regression } from './regression.ts';
