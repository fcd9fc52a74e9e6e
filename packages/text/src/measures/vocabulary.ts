// Vocabulary: which types are left, and how many hang on one occurrence.
import { hapaxShare, typeTokenRatio } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';
import { tokenCounts } from '../token-counts.ts';

/** `vocabulary`: of the sample's tokens; all three depend on how many tokens there are. */
export const vocabulary = defineEntry({
  id: 'vocabulary',
  summary: 'Types in the sample, types per token, and the share of types seen once.',
  parameters: z.strictObject({}),
  create: (): Measure<Documents> => ({
    columns: [
      { name: 'types', summary: 'Distinct tokens in the sample.', unit: 'types' },
      { name: 'typeTokenRatio', summary: 'Types per token of the sample; falls as the sample grows.', unit: 'types per token' },
      { name: 'hapaxShare', summary: 'Share of the types that occur once in the sample.' },
    ],
    measure({ sample }) {
      const counts = tokenCounts(sample);
      return { types: counts.reduce((types, count) => types + Math.min(count, 1), 0), typeTokenRatio: typeTokenRatio(counts), hapaxShare: hapaxShare(counts) };
    },
  }),
});
