// Volume of the covariance: entropy of a Gaussian of it.
import { gaussianFit, multivariateGaussianEntropy } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { CloudView } from '../../cloud/cloud-view.ts';

export const gaussianEntropy: Measure<CloudView> = {
  id: 'gaussianEntropy',
  summary: 'Entropy of a Gaussian with the covariance of all columns; e to its difference is the ratio of volumes.',
  unit: 'nats',
  change: 'difference',
  loss: 'lower',
  of: ({ points }) => multivariateGaussianEntropy(gaussianFit(points).covariance),
};
