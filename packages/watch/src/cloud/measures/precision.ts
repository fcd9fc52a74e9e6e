// Precision (Kynkäänniemi et al. 2019).
import type { Measure } from '../../contracts.ts';
import type { CloudView } from '../cloud-view.ts';

export const precision: Measure<CloudView> = {
  id: 'precision',
  summary: 'Share of points inside the ball of any of as many other reference points, to their 5th neighbours.',
  change: 'ratio',
  loss: 'neither',
  of: ({ overlap }) => overlap().precision,
};
