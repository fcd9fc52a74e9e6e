// Interpolated Witten–Bell smoothing (Witten & Bell 1991, method C; Chen & Goodman 1998, eq. 17).
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { interpolate, noDiscounts } from '../ngram/interpolate.ts';
import { rawCounts } from '../ngram/smoothed-law.ts';
import type { Smoothing } from '../smoothing.ts';

/** `witten-bell`: p(w | h) = (c(hw) + T(h) p(w | h′)) / (c(h) + T(h)), with T(h) the distinct symbols seen after h. */
export const wittenBell = defineEntry({
  id: 'witten-bell',
  summary: 'The shorter context counts as often as distinct symbols were seen after the longer one.',
  parameters: z.strictObject({}),
  create: (): Smoothing => ({
    weighted: true,
    estimates: false,
    smooth: (grams) => interpolate(grams, rawCounts(grams.trie), { discounts: noDiscounts(grams.trie.order), perType: 1, constant: 0, below: 'shorter' }),
  }),
});
