// Share of words that occur once.
import { hapaxShare as shareOfHapaxes } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { WholeText } from '../whole-text.ts';

export const hapaxShare: Measure<WholeText> = {
  id: 'hapaxShare',
  summary: 'Share of the different words that occur once.',
  change: 'ratio',
  loss: 'lower',
  of: ({ counts }) => shareOfHapaxes(counts),
};
