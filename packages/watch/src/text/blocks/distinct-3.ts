// distinct-3 (Li et al. 2016).
import { distinctN } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { TextView } from '../text-view.ts';

export const distinct3: Measure<TextView> = {
  id: 'distinct3',
  summary: 'Different word triples among all, over all documents together, at equal tokens.',
  change: 'ratio',
  loss: 'lower',
  of: ({ cut }) => distinctN(cut, 3, 'ngrams'),
};
