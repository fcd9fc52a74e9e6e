// Sliced Wasserstein distance (Bonneel et al. 2015).
import { slicedWasserstein as distanceOf } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { CloudView } from '../../cloud/cloud-view.ts';

export const slicedWasserstein: Measure<CloudView> = {
  id: 'slicedWasserstein',
  summary: 'Mean distance of order 1 over 32 directions, to other reference rows; the reference itself is at its noise floor.',
  change: 'ratio',
  loss: 'higher',
  of: ({ points, anchor, directions }) => distanceOf(points, anchor, { order: 1, directions: 32 }, directions()),
};
