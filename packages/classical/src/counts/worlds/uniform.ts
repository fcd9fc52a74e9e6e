// Equally likely symbols as the true law.
import type { Counts } from '@collapse-lab/numeric';
import { defineEntry, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { lawSampling, openLaw } from '../open-law.ts';

/** World `uniform`: independent symbols, all alike. */
export const uniform = defineEntry({
  id: 'uniform',
  summary: 'Independent, equally likely symbols.',
  offers: ['score', 'groups'],
  parameters: z.strictObject({ symbols: z.int().min(1).max(10_000_000).describe('how many there are, named 0, 1, …'), sampling: lawSampling }),
  create: ({ symbols, sampling }): WorldSource<Counts> => ({ open: () => openLaw(new Float64Array(symbols).fill(1), { law: `${symbols} equally likely symbols`, sampling }) }),
});
