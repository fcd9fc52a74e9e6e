// Interpolated modified Kneser–Ney smoothing (Chen & Goodman 1998, section 3), with KenLM's rules (Heafield et al. 2013).
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { modifiedDiscounts } from '../ngram/discounts.ts';
import { interpolate } from '../ngram/interpolate.ts';
import { continuationCounts } from '../ngram/smoothed-law.ts';
import type { Smoothing } from '../smoothing.ts';

/** `modified-kneser-ney`: Kneser–Ney smoothing with discounts for counts of 1, 2, and 3 or more, estimated order by order. */
export const modifiedKneserNey = defineEntry({
  id: 'modified-kneser-ney',
  summary: 'Kneser–Ney with three discounts estimated from each order’s counts of counts; 0.5, 1, 1.5 where they cannot be.',
  parameters: z.strictObject({}),
  create: (): Smoothing => ({
    weighted: false,
    estimates: true,
    smooth: (grams) => {
      const counts = continuationCounts(grams.trie);
      return interpolate(grams, counts, { ...modifiedDiscounts(grams, counts), perType: 0, constant: 0, below: 'shorter' });
    },
  }),
});
