// Effective support: how many equally frequent symbols the sample is worth, at one sample size for all generations.
import { hillNumber, rarefiedHillNumber } from '@collapse-lab/diversity';
import type { Counts } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { symbolCounts } from '../kernels/tally.ts';

/** `effective-support`: the common size is a share of generation 0's, rounded down. */
export const effectiveSupport = defineEntry({
  id: 'effective-support',
  summary: 'Hill number of the occurrences of symbols at equal sample size, also relative to generation 1.',
  parameters: z.strictObject({
    rarefyTo: z.number().gt(0).max(1).default(0.5).describe("the common sample size as a share of generation 0's"),
    order: z.number().min(0).default(1).describe('order of the Hill number: 0 counts symbols, 1 is exp(entropy), 2 is 1 / Σ p²'),
  }),
  create: ({ rarefyTo, order }): Measure<Counts> => ({
    columns: [
      { name: 'effectiveSupport', summary: `Hill number of order ${order} of the sample's symbols, rarefied to ${rarefyTo} of generation 0's size; NaN for a smaller sample, absent where that is one item, as the support of one is 1 whatever its law.`, unit: 'symbols' },
      { name: 'relativeSupport', summary: "effectiveSupport divided by generation 1's; absent where samples are rarefied to one item." },
    ],
    measure({ generation, sample, reference, baseline }): Row {
      const size = Math.floor(rarefyTo * reference.values.length);
      if (size < 2) return {};
      // Atoms of a law are as infinitely many draws, which there is nothing to rarefy.
      const support = sample.mass ? hillNumber(symbolCounts(sample), order) : rarefiedHillNumber(symbolCounts(sample), order, size);
      const first = generation === 1 ? support : baseline?.['effectiveSupport'];
      return { effectiveSupport: support, ...(first !== undefined && { relativeSupport: support / first }) };
    },
  }),
});
