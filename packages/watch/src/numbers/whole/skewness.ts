// Skewness.
import { moments } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { ColumnView } from '../column-view.ts';

export const skewness: Measure<ColumnView> = {
  id: 'skewness',
  summary: 'Third standardised moment, over n.',
  change: 'difference',
  loss: 'neither',
  of: ({ values }) => moments(values).skewness,
};
