// Lexical diversity as linguists measure it; of the sample's tokens, document after document.
import { hapaxShare, hdd, mtld, rarefiedHillNumber, typeTokenRatio, yuleK } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';
import { tokenCounts } from '../token-counts.ts';

/** McCarthy & Jarvis's. */
const HDD_SAMPLE = 42;
const MTLD_THRESHOLD = 0.72;

/** `lexical`: the first two depend on how many tokens there are; MTLD on the order of documents. */
export const lexical = defineEntry({
  id: 'lexical',
  summary: 'Type–token ratio, share of types seen once, types at equal size, HD-D, MTLD and Yule’s K.',
  parameters: z.strictObject({ rarefyTo: z.number().gt(0).max(1).default(0.5).describe("the common sample size as a share of generation 0's tokens") }),
  create: ({ rarefyTo }): Measure<Documents> => ({
    columns: [
      { name: 'typeTokenRatio', summary: 'Types per token of the sample; falls as the sample grows.', unit: 'types per token' },
      { name: 'hapaxShare', summary: 'Share of the types that occur once in the sample.' },
      { name: 'rarefiedTypes', summary: 'Types expected in a subsample of the common size (Hill number of order 0); NaN for a smaller sample.', unit: 'types' },
      { name: 'hdD', summary: `HD-D: types expected in ${HDD_SAMPLE} tokens drawn without replacement, over ${HDD_SAMPLE}.` },
      { name: 'mtld', summary: `MTLD, forwards and backwards, at a threshold of ${MTLD_THRESHOLD}.`, unit: 'tokens' },
      { name: 'yuleK', summary: 'Yule’s K, 10⁴ times the chance beyond 1/n that two tokens are of one type; nearly free of length, low is diverse.' },
    ],
    measure({ sample, reference, algebra }) {
      const counts = tokenCounts(sample);
      const { tokens, starts } = sample;
      return {
        typeTokenRatio: typeTokenRatio(counts),
        hapaxShare: hapaxShare(counts),
        rarefiedTypes: rarefiedHillNumber(counts, 0, Math.floor(rarefyTo * algebra.units(reference))),
        hdD: hdd(counts, HDD_SAMPLE),
        mtld: mtld(tokens.subarray(starts[0], starts[starts.length - 1]), MTLD_THRESHOLD, 'le_nomin'),
        yuleK: yuleK(counts),
      };
    },
  }),
});
