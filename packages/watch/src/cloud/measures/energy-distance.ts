// Energy distance of points (Székely and Rizzo 2004).
import { energyDistance as distanceOf } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { CloudView } from '../cloud-view.ts';

export const energyDistance: Measure<CloudView> = {
  id: 'energyDistance',
  summary: 'Energy distance to as many other reference points; the reference itself is at its noise floor.',
  change: 'ratio',
  loss: 'higher',
  of: ({ points, anchor }) => distanceOf(points, anchor),
};
