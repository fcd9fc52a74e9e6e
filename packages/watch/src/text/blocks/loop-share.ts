// Loops: a block of words said again and again (Holtzman et al. 2020).
import { loopRate } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { TextView } from '../text-view.ts';

export const loopShare: Measure<TextView> = {
  id: 'loopShare',
  summary: 'Share of tokens in loops: up to 16 words, three times or more in a row.',
  change: 'difference',
  loss: 'higher',
  of: ({ documents }) => loopRate(documents, { longestBlock: 16, copies: 3 }).tokens,
};
