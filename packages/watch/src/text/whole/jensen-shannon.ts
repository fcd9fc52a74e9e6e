// Jensen-Shannon divergence of word frequencies (Lin 1991).
import { jensenShannonDivergence } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { WholeText } from '../whole-text.ts';

export const jensenShannon: Measure<WholeText> = {
  id: 'jensenShannon',
  summary: 'How far word frequencies are from those of other reference documents; the reference itself is not 0 but at its noise floor.',
  unit: 'nats',
  change: 'ratio',
  loss: 'higher',
  of: ({ counts, anchorCounts }) => jensenShannonDivergence(counts, anchorCounts),
};
