// distinct-2 (Li et al. 2016).
import { distinctN } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { TextView } from '../text-view.ts';

export const distinct2: Measure<TextView> = {
  id: 'distinct2',
  summary: 'Different word pairs among all, over all documents together, at equal tokens.',
  change: 'ratio',
  loss: 'lower',
  of: ({ cut }) => distinctN(cut, 2, 'ngrams'),
};
