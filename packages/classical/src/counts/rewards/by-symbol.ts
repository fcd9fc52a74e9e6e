// A reward for each symbol.
import type { Counts } from '@collapse-lab/numeric';
import { defineEntry, type Reward } from '@collapse-lab/runner';
import { z } from 'zod';

/** Reward `by-symbol`: given numbers. */
export const bySymbol = defineEntry({
  id: 'by-symbol',
  summary: 'A given number for each symbol, 0 for those beyond the list.',
  parameters: z.strictObject({ rewards: z.array(z.number()).min(1).describe('of the symbols 0, 1, …') }),
  create: ({ rewards }): Reward<Counts> => ({ reward: ({ values }) => Float64Array.from(values, (symbol) => rewards[symbol] ?? 0) }),
});
