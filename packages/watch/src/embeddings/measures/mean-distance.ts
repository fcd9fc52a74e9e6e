// Mean distance between items.
import { meanPairwiseDistance } from '../../cloud/mean-pairwise-distance.ts';
import type { Measure } from '../../contracts.ts';
import type { CloudView } from '../../cloud/cloud-view.ts';

export const meanDistance: Measure<CloudView> = {
  id: 'meanDistance',
  summary: 'Mean Euclidean distance between two items of a block.',
  change: 'ratio',
  loss: 'lower',
  of: ({ points }) => meanPairwiseDistance(points),
};
