export { logistic } from './logistic.ts';
export { regression } from './regression.ts';
