// Measure of textual lexical diversity (McCarthy and Jarvis 2010).
import { mtld as lexicalDiversity } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { TextView } from '../text-view.ts';

export const mtld: Measure<TextView> = {
  id: 'mtld',
  summary: 'Tokens that the share of different words stays above 0.72, both ways.',
  unit: 'tokens',
  change: 'ratio',
  loss: 'lower',
  of: ({ cut }) => lexicalDiversity(cut.tokens, 0.72, 'le_nomin'),
};
