// Effective number of words: Hill number of order 1 (Hill 1973).
import { hillNumber } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { WholeText } from '../whole-text.ts';

export const effectiveSupport: Measure<WholeText> = {
  id: 'effectiveSupport',
  summary: 'How many equally common words would be as diverse: exp of the Shannon entropy of word frequencies.',
  unit: 'words',
  change: 'ratio',
  loss: 'lower',
  of: ({ counts }) => hillNumber(counts, 1),
};
