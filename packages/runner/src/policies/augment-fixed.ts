// The same real data in every generation, with synthetic data added (Alemohammad et al. 2023, "synthetic augmentation loop").
import { z } from 'zod';
import { concatBatches } from '../batch.ts';
import { defineEntry } from '../catalogue.ts';
import type { Policy } from '../contracts.ts';

/** Generation t ≥ 2 trains on the real sample of generation 0 and on what generation t − 1 drew. */
export const augmentFixed = defineEntry({
  id: 'augment-fixed',
  summary: 'The real sample of generation 0 in every generation, and what the last model drew.',
  parameters: z.strictObject({}),
  create: (): Policy => ({
    channels: ['the real sample of generation 0, kept in every batch'],
    remembers: [],
    compose: (loop, { algebra }) => concatBatches(algebra, [loop.real, loop.synthetic]),
  }),
});
