// The same real data in every generation, with synthetic data added (Alemohammad et al. 2023, "synthetic augmentation loop").
import { z } from 'zod';
import { concatBatches, range, takeBatch, wholeShare } from '../batch.ts';
import { defineEntry } from '../catalogue.ts';
import { percent } from '../channel-words.ts';
import type { Policy } from '../contracts.ts';

/** Generation t ≥ 2 trains on the real sample of generation 0, or on its first items, and on what generation t − 1 drew. */
export const augmentFixed = defineEntry({
  id: 'augment-fixed',
  summary: 'The real sample of generation 0 in every generation, and what the last model drew.',
  parameters: z.strictObject({
    real: z.number().gt(0).max(1).optional().describe('real items that are kept, the first of the sample of generation 0, as a share of size, rounded down to one or more; all when absent'),
  }),
  create: ({ real = 1 }): Policy => ({
    channels: [`the real sample of generation 0${real === 1 ? '' : `, ${percent(real)} of it`}, kept in every batch`],
    remembers: [],
    shares: ['real'],
    compose(loop, { algebra }) {
      const kept = real === 1 ? loop.real : takeBatch(algebra, loop.real, range(0, wholeShare(real, loop.size)));
      return concatBatches(algebra, [kept, loop.synthetic]);
    },
  }),
});
