// Survival of the commonest words.
import type { Measure } from '../../contracts.ts';
import type { WholeText } from '../whole-text.ts';

export const headSurvival: Measure<WholeText> = {
  id: 'headSurvival',
  summary: 'Share of the commonest reference words (half of its tokens) that are still used.',
  change: 'ratio',
  loss: 'lower',
  of: ({ surviving }) => surviving().head,
};
