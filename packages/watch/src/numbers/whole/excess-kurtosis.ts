// Excess kurtosis.
import { moments } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { ColumnView } from '../column-view.ts';

export const excessKurtosis: Measure<ColumnView> = {
  id: 'excessKurtosis',
  summary: 'Fourth standardised moment less 3, over n.',
  change: 'difference',
  loss: 'neither',
  of: ({ values }) => moments(values).excessKurtosis,
};
