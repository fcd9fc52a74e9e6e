// n-gram novelty (McCoy et al. 2023).
import { ngramNovelty } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { TextView } from '../text-view.ts';

export const novelTrigrams: Measure<TextView> = {
  id: 'novelTrigrams',
  summary: 'Share of word triples that as many other reference documents lack.',
  change: 'ratio',
  loss: 'lower',
  of: ({ documents, anchor }) => ngramNovelty(documents, anchor.documents, 3).tokens,
};
