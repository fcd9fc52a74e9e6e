// Near-duplicate documents (Broder 1997, Lee et al. 2022).
import type { Measure } from '../../contracts.ts';
import { shareTogether, type WholeText } from '../whole-text.ts';

export const nearDuplicates: Measure<WholeText> = {
  id: 'nearDuplicates',
  summary: 'Share of documents in clusters of near-duplicates: 5-word sequences of Jaccard similarity 0.8, linked in chains.',
  change: 'difference',
  loss: 'higher',
  of: ({ near }) => shareTogether(near),
};
