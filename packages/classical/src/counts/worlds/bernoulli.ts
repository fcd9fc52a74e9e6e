// A coin of known bias as the true law.
import type { Counts } from '@collapse-lab/numeric';
import { defineEntry, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { openLaw } from '../open-law.ts';

/** World `bernoulli`: independent zeros and ones. */
export const bernoulli = defineEntry({
  id: 'bernoulli',
  summary: 'Independent zeros and ones.',
  offers: ['score', 'groups'],
  parameters: z.strictObject({ probability: z.number().min(0).max(1).describe('of a 1') }),
  create: ({ probability }): WorldSource<Counts> => ({ open: () => openLaw([1 - probability, probability], { law: `1 with probability ${probability}, else 0`, truth: { successProbability: probability } }) }),
});
