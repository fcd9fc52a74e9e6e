export { pairs } from './domain.ts';
export { pairsAlgebra } from './algebra.ts';
export { leastSquares, type LeastSquares } from './kernels/least-squares.ts';
