// Density (Naeem et al. 2020).
import type { Measure } from '../../contracts.ts';
import type { CloudView } from '../cloud-view.ts';

export const density: Measure<CloudView> = {
  id: 'density',
  summary: 'Mean number of reference balls that a point lies in, over 5; 1 where nothing changed.',
  change: 'ratio',
  loss: 'neither',
  of: ({ overlap }) => overlap().density,
};
