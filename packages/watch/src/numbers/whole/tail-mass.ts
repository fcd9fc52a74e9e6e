// Mass in the tails.
import { tailMass as massBeyond } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { ColumnView } from '../column-view.ts';

export const tailMass: Measure<ColumnView> = {
  id: 'tailMass',
  summary: 'Share beyond the 5 % and 95 % quantiles of other reference rows: 0.1 where nothing changed.',
  change: 'ratio',
  loss: 'lower',
  of: ({ values, anchor }) => massBeyond(anchor.values, values, 0.05).total,
};
