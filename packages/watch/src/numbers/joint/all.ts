export { gaussianEntropy } from './gaussian-entropy.ts';
export { slicedWasserstein } from './sliced-wasserstein.ts';
