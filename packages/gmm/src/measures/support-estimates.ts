// Effective support that does not depend on the sample's size, in the cells of the rarefied one, to stand beside it.
import { hillNumberEstimates } from '@collapse-lab/diversity';
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { cellCounterOf } from '../cell-counter.ts';

/** `support-estimates`: of the counts in equal-probability cells of generation 0's sample. */
export const supportEstimates = defineEntry({
  id: 'support-estimates',
  summary: 'Hill numbers of the source (Chao–Wang–Jost at order 1) and at a common coverage, in cells.',
  parameters: z.strictObject({
    cells: z.int().min(2).default(64).describe("Cells of equal probability under generation 0's sample."),
    order: z.number().nonnegative().default(1).describe('Order of the Hill number.'),
    coverage: z.number().gt(0).lt(1).default(0.9).describe('The coverage at which samples are compared.'),
  }),
  create: ({ cells, order, coverage }): Measure<Points> => {
    const counterOf = cellCounterOf(cells);
    return {
      columns: [
        { name: 'coverage', summary: 'Chao–Jost estimate of the probability that the cells of the sample have in its source.' },
        { name: 'sourceSupport', summary: `Estimated Hill number of order ${order} of the source, seen and unseen cells (Chao and Jost 2015); NaN at a coverage below one half.`, unit: 'cells' },
        { name: 'coverageSupport', summary: `Hill number of order ${order} at a coverage of ${coverage}; NaN where that takes more than twice the sample.`, unit: 'cells' },
      ],
      measure({ sample, reference }): Row {
        const estimates = hillNumberEstimates(counterOf(reference)(sample), order, coverage);
        return { coverage: estimates.coverage, sourceSupport: estimates.asymptotic, coverageSupport: estimates.atCoverage };
      },
    };
  },
});
