// Vendi score (Friedman and Dieng 2023).
import { vendiScoreOfFeatures } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { CloudView } from '../../cloud/cloud-view.ts';

export const vendi: Measure<CloudView> = {
  id: 'vendi',
  summary: 'Effective number of different items under cosine similarity, at equal items.',
  unit: 'items',
  change: 'ratio',
  loss: 'lower',
  of: ({ points }) => vendiScoreOfFeatures(points, 1),
};
