// No smoothing: relative frequencies.
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { interpolate, noDiscounts } from '../ngram/interpolate.ts';
import { rawCounts } from '../ngram/smoothed-law.ts';
import type { Smoothing } from '../smoothing.ts';

/** `none`: p(w | h) = c(hw) / c(h), by maximum likelihood; after a context never seen, by the longest shorter one that was. */
export const none = defineEntry({
  id: 'none',
  summary: 'Relative frequencies after the longest context seen; what was never seen there has probability 0.',
  parameters: z.strictObject({}),
  create: (): Smoothing => ({
    weighted: true,
    estimates: false,
    smooth: (grams) => interpolate(grams, rawCounts(grams.trie), { discounts: noDiscounts(grams.trie.order), perType: 0, constant: 0, below: 'shorter' }),
  }),
});
