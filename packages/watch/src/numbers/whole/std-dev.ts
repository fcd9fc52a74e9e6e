// Standard deviation.
import { moments } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { ColumnView } from '../column-view.ts';

export const stdDev: Measure<ColumnView> = {
  id: 'stdDev',
  summary: 'Standard deviation, dividing by n − 1.',
  change: 'ratio',
  loss: 'lower',
  of: ({ values }) => Math.sqrt(moments(values).sampleVariance),
};
