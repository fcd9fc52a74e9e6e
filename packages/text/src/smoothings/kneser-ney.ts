// Interpolated Kneser–Ney smoothing with one discount (Kneser & Ney 1995; Chen & Goodman 1998, section 2.7).
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { discountOf, discountSchema } from '../ngram/one-discount.ts';
import { interpolate } from '../ngram/interpolate.ts';
import { continuationCounts } from '../ngram/smoothed-law.ts';
import type { Smoothing } from '../smoothing.ts';

/** `kneser-ney`: absolute discounting whose shorter contexts count after how many different symbols a gram was seen. */
export const kneserNey = defineEntry({
  id: 'kneser-ney',
  summary: 'Absolute discounting over continuation counts: shorter grams count as often as different symbols stood before them.',
  parameters: z.strictObject({ discount: discountSchema }),
  create: ({ discount }): Smoothing => ({
    weighted: false,
    estimates: discount === 'estimated',
    smooth: (grams) => {
      const counts = continuationCounts(grams.trie);
      return interpolate(grams, counts, { ...discountOf(grams, counts, discount), perType: 0, constant: 0, below: 'shorter' });
    },
  }),
});
