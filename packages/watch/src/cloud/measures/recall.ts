// Recall (Kynkäänniemi et al. 2019).
import type { Measure } from '../../contracts.ts';
import type { CloudView } from '../cloud-view.ts';

export const recall: Measure<CloudView> = {
  id: 'recall',
  summary: 'Share of as many other reference points inside the ball of any point; outliers inflate it.',
  change: 'ratio',
  loss: 'lower',
  of: ({ overlap }) => overlap().recall,
};
