// Different words.
import type { Measure } from '../../contracts.ts';
import type { WholeText } from '../whole-text.ts';

export const types: Measure<WholeText> = {
  id: 'types',
  summary: 'Different words.',
  unit: 'words',
  change: 'ratio',
  loss: 'lower',
  of: ({ counts }) => counts.reduce((types, count) => types + (count > 0 ? 1 : 0), 0),
};
