// Survival of words of middling frequency.
import type { Measure } from '../../contracts.ts';
import type { WholeText } from '../whole-text.ts';

export const torsoSurvival: Measure<WholeText> = {
  id: 'torsoSurvival',
  summary: 'Share of the reference words of the next 40 % of its tokens that are still used.',
  change: 'ratio',
  loss: 'lower',
  of: ({ surviving }) => surviving().torso,
};
