// Katz back-off (Katz 1987): Good–Turing discounts of small counts, which go to what a context never saw.
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { backOff } from '../ngram/back-off.ts';
import { countsOfCounts } from '../ngram/discounts.ts';
import { rawCounts } from '../ngram/smoothed-law.ts';
import type { Smoothing } from '../smoothing.ts';

/**
 * d(r) for r = 1 … k: (r* / r − A) / (1 − A) with r* = (r + 1) n(r + 1) / n(r) and A = (k + 1) n(k + 1) / n(1), so that what is
 * discounted is what Good and Turing give to the unseen, n(1). Those outside 0 < d ≤ 1 are 1, no discount, as in SRILM.
 */
function goodTuring(ofCount: Float64Array, k: number): { ratios: Float64Array; failed: boolean } {
  const ratios = new Float64Array(k + 1).fill(1);
  const a = ((k + 1) * ofCount[k + 1]!) / ofCount[1]!;
  let failed = false;
  for (let r = 1; r <= k; r++) {
    const d = (((r + 1) * ofCount[r + 1]!) / ofCount[r]! / r - a) / (1 - a);
    if (d > 0 && d <= 1) ratios[r] = d;
    else failed = true;
  }
  return { ratios, failed };
}

/** `katz`: p(w | h) = d(c(hw)) c(hw) / c(h) for what was seen after h, and in proportion to p(w | h′) for what was not. */
export const katz = defineEntry({
  id: 'katz',
  summary: 'Back-off: small counts are discounted by Good–Turing, and what was never seen shares what they leave by the shorter context.',
  parameters: z.strictObject({ largest: z.int().min(1).describe('k: counts up to it are discounted, larger ones trusted; Katz took 5') }),
  create: ({ largest }): Smoothing => ({
    weighted: false,
    estimates: true,
    smooth: (grams) => {
      const counts = rawCounts(grams.trie);
      const orders = countsOfCounts(grams, counts, largest + 1).map((ofCount) => goodTuring(ofCount, largest));
      return { ...backOff(grams, counts, orders.map(({ ratios }) => ratios)), fallbacks: orders.filter(({ failed }) => failed).length };
    },
  }),
});
