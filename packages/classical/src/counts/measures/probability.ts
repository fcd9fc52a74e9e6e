// The probability that a model gives some symbols.
import type { Counts } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';

/** `probability`: for families that score. */
export const probability = defineEntry({
  id: 'probability',
  summary: 'Probabilities of chosen symbols under the fitted law, as it scores.',
  parameters: z.strictObject({ of: z.array(z.int().min(0)).min(1).max(64).describe('the symbols; p3 is the column of symbol 3') }),
  create: ({ of }): Measure<Counts> => {
    const items: Counts = { values: Uint32Array.from(of) };
    return {
      columns: [...new Set(of)].map((symbol) => ({ name: `p${symbol}`, summary: `Probability of symbol ${symbol} under the fitted law.` })),
      measure: async ({ model }) => {
        const scores = await model?.score?.(items);
        return scores ? Object.fromEntries(of.map((symbol, i) => [`p${symbol}`, Math.exp(scores.logLikelihood[i]!)])) : {};
      },
    };
  },
});
