export { points } from './domain.ts';
export { pointsAlgebra } from './algebra.ts';
export { fitMixture1d, type EmRule, type MixtureFit } from './kernels/fit-mixture1d.ts';
export { kMeansStart } from './kernels/k-means-start.ts';
export { mixture1dEntropy } from './kernels/mixture1d-entropy.ts';
export { logDensities, type Mixture1d } from './kernels/mixture1d.ts';
export { moments, type Moments } from './kernels/moments.ts';
export { sampleMixture1d } from './kernels/sample-mixture1d.ts';
export { countCells, equalCells, type Cells } from './kernels/cells.ts';
