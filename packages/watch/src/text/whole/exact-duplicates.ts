// Documents that say the same words.
import type { Measure } from '../../contracts.ts';
import type { WholeText } from '../whole-text.ts';

export const exactDuplicates: Measure<WholeText> = {
  id: 'exactDuplicates',
  summary: 'One minus different documents over all, by their words.',
  change: 'difference',
  loss: 'higher',
  of: ({ same }) => 1 - new Set(same).size / same.length,
};
