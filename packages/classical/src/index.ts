export { counts } from './counts/domain.ts';
export { countsAlgebra } from './counts/algebra.ts';
export { pairs } from './pairs/domain.ts';
export { pairsAlgebra } from './pairs/algebra.ts';
export { leastSquares, type LeastSquares } from './pairs/kernels/least-squares.ts';
