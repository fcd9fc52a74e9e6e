// Accumulation on a fixed budget (Kazdan et al. 2024).
import { z } from 'zod';
import { sampleOf } from '../batch.ts';
import { defineEntry } from '../catalogue.ts';
import type { Policy } from '../contracts.ts';

/** Generation t trains on `size` items drawn without replacement from the real sample and everything drawn since. */
export const accumulateSubsample = defineEntry({
  id: 'accumulate-subsample',
  summary: 'A fixed budget drawn without replacement from the real sample and everything drawn since.',
  parameters: z.strictObject({}),
  create: (): Policy => ({
    channels: ['the real sample of generation 0, among everything drawn from'],
    remembers: ['archive'],
    compose: ({ archive, size }, { algebra, streams }) => sampleOf(algebra, archive, size, streams.rng()),
  }),
});
