// Moving-average type-token ratio (Covington and McFall 2010).
import { mattr as movingAverageRatio } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { TextView } from '../text-view.ts';

export const mattr: Measure<TextView> = {
  id: 'mattr',
  summary: 'Mean share of different words in all windows of 50 tokens.',
  change: 'ratio',
  loss: 'lower',
  of: ({ cut }) => movingAverageRatio(cut.tokens, 50),
};
