// Effective support that does not depend on the sample's size, to stand beside the rarefied one.
import { hillNumberEstimates } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { tokenCounts } from '../token-counts.ts';

/** `support-estimates`: of the token counts; coverage itself is a column of `vocabulary`. */
export const supportEstimates = defineEntry({
  id: 'support-estimates',
  summary: 'Hill numbers of the source (Chao–Wang–Jost at order 1) and at a common coverage.',
  parameters: z.strictObject({
    order: z.number().min(0).default(1).describe('order of the Hill number'),
    coverage: z.number().gt(0).lt(1).default(0.9).describe('the coverage at which samples are compared'),
  }),
  create: ({ order, coverage }): Measure<Documents> => ({
    columns: [
      { name: 'sourceSupport', summary: `Estimated Hill number of order ${order} of the source, seen and unseen types (Chao and Jost 2015); NaN at a coverage below one half.`, unit: 'types' },
      { name: 'coverageSupport', summary: `Hill number of order ${order} at a coverage of ${coverage}; NaN where that takes more than twice the sample.`, unit: 'types' },
    ],
    measure({ sample }): Row {
      const { asymptotic, atCoverage } = hillNumberEstimates(tokenCounts(sample), order, coverage);
      return { sourceSupport: asymptotic, coverageSupport: atCoverage };
    },
  }),
});
