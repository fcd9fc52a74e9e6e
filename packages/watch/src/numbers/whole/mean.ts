// Mean.
import { moments } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { ColumnView } from '../column-view.ts';

export const mean: Measure<ColumnView> = {
  id: 'mean',
  summary: 'Mean of the column.',
  change: 'difference',
  loss: 'neither',
  of: ({ values }) => moments(values).mean,
};
