// Coverage (Naeem et al. 2020).
import type { Measure } from '../../contracts.ts';
import type { CloudView } from '../cloud-view.ts';

export const coverage: Measure<CloudView> = {
  id: 'coverage',
  summary: 'Share of as many other reference points with a point in their ball, to their 5th neighbours.',
  change: 'ratio',
  loss: 'lower',
  of: ({ overlap }) => overlap().coverage,
};
