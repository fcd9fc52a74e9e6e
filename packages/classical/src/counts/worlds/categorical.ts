// Symbols of given probabilities as the true law.
import type { Counts } from '@collapse-lab/numeric';
import { defineEntry, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { lawSampling, openLaw } from '../open-law.ts';

const probabilities = z
  .array(z.number().min(0).max(1))
  .min(1)
  .check(({ value, issues }) => {
    const sum = value.reduce((total, each) => total + each, 0);
    // Decimal shares such as 0.7 + 0.2 + 0.1 miss 1 by a rounding error, never by 1e-9.
    if (!(Math.abs(sum - 1) <= 1e-9)) issues.push({ code: 'custom', input: value, message: `must sum to 1, but got ${sum}; change one of them` });
  })
  .describe('of the symbols 0, 1, …');

/** World `categorical`: independent symbols. */
export const categorical = defineEntry({
  id: 'categorical',
  summary: 'Independent symbols of given probabilities.',
  offers: ['score', 'groups'],
  parameters: z.strictObject({ probabilities, sampling: lawSampling }),
  create: ({ probabilities: law, sampling }): WorldSource<Counts> => ({ open: () => openLaw(law, { law: `symbols of probability ${law.slice(0, 20).join(', ')}${law.length > 20 ? ', …' : ''}`, sampling }) }),
});
