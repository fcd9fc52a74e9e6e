// Energy distance on the line (Székely and Rizzo 2004).
import { energyDistance } from '@collapse-lab/diversity';
import { scalars } from '@collapse-lab/numeric';
import type { Measure } from '../../contracts.ts';
import type { ColumnView } from '../column-view.ts';

export const energy: Measure<ColumnView> = {
  id: 'energy',
  summary: 'Energy distance to other reference rows; the reference itself is at its noise floor.',
  change: 'ratio',
  loss: 'higher',
  of: ({ values, anchor }) => energyDistance(scalars(values), scalars(anchor.values)),
};
