// Effective support: how many equally frequent types the sample is worth, at one sample size for all generations.
import { rarefiedHillNumber } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Column, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { tokenCounts } from '../token-counts.ts';

const columns: readonly Column[] = [
  { name: 'effectiveSupport', summary: "Hill number of the sample's token counts, rarefied to the common size; NaN for a smaller sample, absent where the size is one token, as the support of one is 1 whatever its law.", unit: 'types' },
  { name: 'relativeSupport', summary: "effectiveSupport divided by generation 1's; absent where samples are rarefied to one token, as the support of one is 1 whatever its law." },
];

/** `effective-support`: the common size is a share of generation 0's tokens, rounded down. */
export const effectiveSupport = defineEntry({
  id: 'effective-support',
  summary: 'Hill number of the token counts at equal sample size, also relative to generation 1.',
  parameters: z.strictObject({
    rarefyTo: z.number().gt(0).max(1).default(0.5).describe("the common sample size as a share of generation 0's tokens"),
    order: z.number().min(0).default(1).describe('order of the Hill number: 0 counts types, 1 is exp(entropy), 2 weighs frequent types most'),
  }),
  create: ({ rarefyTo, order }): Measure<Documents> => ({
    columns,
    measure({ generation, sample, reference, baseline, algebra }): Row {
      const counts = tokenCounts(sample);
      const size = Math.floor(rarefyTo * algebra.units(reference));
      // One token is of one type, whatever its law: a number that nothing can move would pass for a finding.
      if (size < 2) return {};
      const support = rarefiedHillNumber(counts, order, size);
      const first = generation === 1 ? support : baseline?.['effectiveSupport'];
      return {
        effectiveSupport: support,
        ...(first !== undefined && { relativeSupport: support / first }),
      };
    },
  }),
});
