// Interpolated absolute discounting (Ney, Essen & Kneser 1994).
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { discountOf, discountSchema } from '../ngram/one-discount.ts';
import { interpolate } from '../ngram/interpolate.ts';
import { rawCounts } from '../ngram/smoothed-law.ts';
import type { Smoothing } from '../smoothing.ts';

/** `absolute-discounting`: p(w | h) = (max(c(hw) − D, 0) + D T(h) p(w | h′)) / c(h). */
export const absoluteDiscounting = defineEntry({
  id: 'absolute-discounting',
  summary: 'Every count less a discount D, which goes to the shorter context.',
  parameters: z.strictObject({ discount: discountSchema }),
  create: ({ discount }): Smoothing => ({
    weighted: discount !== 'estimated',
    estimates: discount === 'estimated',
    smooth: (grams) => {
      const counts = rawCounts(grams.trie);
      return interpolate(grams, counts, { ...discountOf(grams, counts, discount), perType: 0, constant: 0, below: 'shorter' });
    },
  }),
});
