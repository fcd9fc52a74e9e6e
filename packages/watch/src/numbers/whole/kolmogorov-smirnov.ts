// Kolmogorov-Smirnov distance.
import { kolmogorovSmirnov as distanceOf } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { ColumnView } from '../column-view.ts';

export const kolmogorovSmirnov: Measure<ColumnView> = {
  id: 'kolmogorovSmirnov',
  summary: 'Largest gap between distribution functions, to other reference rows; the reference itself is at its noise floor.',
  change: 'ratio',
  loss: 'higher',
  of: ({ values, anchor }) => distanceOf(values, anchor.values, 'asymptotic').statistic,
};
