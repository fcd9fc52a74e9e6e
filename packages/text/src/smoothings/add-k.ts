// Additive smoothing (Lidstone 1920; k = 1 is Laplace's rule).
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { interpolate, noDiscounts } from '../ngram/interpolate.ts';
import { rawCounts } from '../ngram/smoothed-law.ts';
import type { Smoothing } from '../smoothing.ts';

/** `add-k`: p(w | h) = (c(hw) + k) / (c(h) + k V) over a vocabulary of V symbols; uniform after a context never seen. */
export const addK = defineEntry({
  id: 'add-k',
  summary: 'k more of every symbol of the vocabulary after every context; uniform after a context never seen.',
  parameters: z.strictObject({ k: z.number().positive().describe('what is added to every count') }),
  create: ({ k }): Smoothing => ({
    weighted: true,
    estimates: false,
    needsUniform: true,
    smooth: (grams) => {
      // k times as many as there are symbols, shared out by the uniform law.
      const constant = k / grams.base.known;
      return interpolate(grams, rawCounts(grams.trie), { discounts: noDiscounts(grams.trie.order), perType: 0, constant, below: 'base' });
    },
  }),
});
