// distinct-n: the share of different n-grams among all; Li et al. (2016).
import { distinctUpTo } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Column, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';

/** `distinct-n`: of all documents of the sample together, so that what documents repeat of each other shows. */
export const distinctN = defineEntry({
  id: 'distinct-n',
  summary: 'Share of different n-grams among all n-grams of the sample, for n from 1 on.',
  parameters: z.strictObject({ longest: z.int().min(1).max(9).default(4).describe('the longest n-grams') }),
  create: ({ longest }): Measure<Documents> => ({
    columns: Array.from({ length: longest }, (_, i): Column => ({ name: `distinct${i + 1}`, summary: `Different ${i + 1}-grams over all ${i + 1}-grams of the sample; falls as the sample grows, NaN where no document has ${i + 1} tokens.` })),
    measure: ({ sample }) => Object.fromEntries(Array.from(distinctUpTo(sample, longest, 'ngrams'), (share, i) => [`distinct${i + 1}`, share])),
  }),
});
