// A sliding window over what the loop has left, oldest data falling out.
import { z } from 'zod';
import { concatBatches } from '../batch.ts';
import { defineEntry } from '../catalogue.ts';
import type { Policy } from '../contracts.ts';

/** Generation t trains on what generations t − w … t − 1 left; the real sample is generation 0's. */
export const window = defineEntry({
  id: 'window',
  summary: 'What the last w generations left, the real sample being generation 0.',
  parameters: z.strictObject({ last: z.int().min(1).describe('generations in the window; 1 is replace') }),
  create: ({ last }): Policy => ({
    channels: last > 1 ? [`the real sample of generation 0, until generation ${last}`] : [],
    remembers: [],
    remembersGenerations: last,
    compose: ({ recent }, { algebra }) => concatBatches(algebra, recent),
  }),
});
