export { fitMixture, type MixtureFit } from './fit-mixture.ts';
export { informationCriteria } from './information-criteria.ts';
export { logDensities, responsibilities } from './log-densities.ts';
export { continuationOf } from './match-components.ts';
export { klMonteCarlo, klOfComponents, klVariational, squaredL2 } from './mixture-distance.ts';
export { mixtureEntropy } from './mixture-entropy.ts';
export { covarianceOf, freeParameters, withOrder, type CovarianceKind, type MixtureLaw } from './mixture-law.ts';
export { sampleMixture } from './sample-mixture.ts';
export { kMeansStart } from './start.ts';
