// Mean length of documents.
import type { Measure } from '../../contracts.ts';
import type { TextView } from '../text-view.ts';

export const documentLength: Measure<TextView> = {
  id: 'documentLength',
  summary: 'Mean tokens of a document.',
  unit: 'tokens',
  change: 'ratio',
  loss: 'neither',
  of: ({ documents }) => documents.tokens.length / (documents.starts.length - 1),
};
