// Accumulation: nothing is ever thrown away (Gerstgrasser et al. 2024).
import { z } from 'zod';
import { defineEntry } from '../catalogue.ts';
import type { Policy } from '../contracts.ts';

/** Generation t trains on the real sample and on everything drawn by generations 1 … t − 1. */
export const accumulate = defineEntry({
  id: 'accumulate',
  summary: 'The real sample and everything drawn since; the training batch grows by one sample a generation.',
  parameters: z.strictObject({}),
  create: (): Policy => ({ channels: ['the real sample of generation 0, kept in every batch'], remembers: ['archive'], compose: (loop) => loop.archive }),
});
