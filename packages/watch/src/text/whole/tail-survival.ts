// Survival of rare words.
import type { Measure } from '../../contracts.ts';
import type { WholeText } from '../whole-text.ts';

export const tailSurvival: Measure<WholeText> = {
  id: 'tailSurvival',
  summary: 'Share of the rare reference words (the last 10 % of its tokens) that are still used.',
  change: 'ratio',
  loss: 'lower',
  of: ({ surviving }) => surviving().tail,
};
