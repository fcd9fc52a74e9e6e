// Maximum mean discrepancy (Gretton et al. 2012).
import { squaredMmd as discrepancyOf } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { CloudView } from '../../cloud/cloud-view.ts';

export const squaredMmd: Measure<CloudView> = {
  id: 'squaredMmd',
  summary: 'Squared discrepancy to as many other reference items under a Gaussian kernel, its width by the median heuristic on the reference; the reference itself is at its noise floor.',
  change: 'ratio',
  loss: 'higher',
  of: ({ points, anchor, kernelWidth }) => discrepancyOf(points, anchor, { sigma: kernelWidth(), estimator: 'biased' }),
};
