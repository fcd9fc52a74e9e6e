// Wasserstein distance of order 1.
import { wasserstein1d } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { ColumnView } from '../column-view.ts';

export const wasserstein: Measure<ColumnView> = {
  id: 'wasserstein',
  summary: 'Distance to other reference rows, in units of the column; the reference itself is at its noise floor.',
  change: 'ratio',
  loss: 'higher',
  of: ({ values, anchor }) => wasserstein1d(values, anchor.values, 1),
};
