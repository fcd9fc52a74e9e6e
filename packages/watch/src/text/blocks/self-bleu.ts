// Self-BLEU (Zhu et al. 2018).
import { selfBleu as bleuOfOthers } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { TextView } from '../text-view.ts';

export const selfBleu: Measure<TextView> = {
  id: 'selfBleu',
  summary: 'Mean BLEU-4 of each document against all others of its block.',
  change: 'ratio',
  loss: 'higher',
  of: ({ documents }) => bleuOfOthers(documents, { longest: 4, smoothing: 'epsilon' }),
};
