export { augmentationLoopSystem } from './augmentation-loop/expect.ts';
export { freshLoopSystem } from './fresh-loop/expect.ts';
export { gaussianAccumulateSystem } from './gaussian-accumulate/expect.ts';
export { gaussianReplaceSystem } from './gaussian-replace/expect.ts';
export { gaussianSubsampleSystem } from './gaussian-subsample/expect.ts';
export { gaussianSurvivalSystem } from './gaussian-survival/expect.ts';
export { gaussianUnbiasedSystem } from './gaussian-unbiased/expect.ts';
export { shrunkSamplesSystem } from './shrunk-samples/expect.ts';
