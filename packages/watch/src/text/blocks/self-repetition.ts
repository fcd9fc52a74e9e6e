// Self-repetition (Salkar et al. 2022).
import { selfRepetition as repetitionOf } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { TextView } from '../text-view.ts';

export const selfRepetition: Measure<TextView> = {
  id: 'selfRepetition',
  summary: 'Mean ln(1 + how often the 4-word sequences of a document stand in others of its block).',
  change: 'difference',
  loss: 'higher',
  of: ({ documents }) => repetitionOf(documents, 4),
};
