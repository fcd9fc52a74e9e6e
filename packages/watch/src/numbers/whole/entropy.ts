// Differential entropy (Ebrahimi et al. 1994).
import { spacingEntropy, spacingWindow } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { ColumnView } from '../column-view.ts';

export const entropy: Measure<ColumnView> = {
  id: 'entropy',
  summary: 'Differential entropy from spacings, window ⌊√n + ½⌋; minus infinity where many values are equal.',
  unit: 'nats',
  change: 'difference',
  loss: 'lower',
  of: ({ values }) => spacingEntropy(values, spacingWindow(values.length), 'ebrahimi'),
};
