// Effective support in cell form: how many of the cells that were equally likely in real data does a sample still use?
import { rarefiedHillNumber } from '@collapse-lab/diversity';
import { pointCount, type Points } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { cellCounterOf } from '../cell-counter.ts';

const parameters = z.strictObject({
  cells: z.int().min(2).default(64).describe("Cells of equal probability under generation 0's sample: cut at its quantiles (type 7) on the line, halved along its axes in turn elsewhere."),
  order: z.number().nonnegative().default(1).describe('Order of the Hill number; 1 is exp(entropy).'),
  rarefyTo: z.number().gt(0).max(1).default(0.5).describe("Size that counts are rarefied to, as a share of generation 0's size."),
});

/** `effective-support`: Hill number of the cell counts, rarefied to one size for all generations; NaN for samples below that size, absent where it is one point. */
export const effectiveSupport = defineEntry({
  id: 'effective-support',
  summary: "Effective number of generation 0's equal-probability cells that the sample uses.",
  parameters,
  create: ({ cells, order, rarefyTo }): Measure<Points> => {
    const counterOf = cellCounterOf(cells);
    return {
      columns: [
        {
          name: 'effectiveSupport',
          summary:
            `Hill number of order ${order} of the counts in ${cells} equal-probability cells of generation 0, ` +
            `rarefied to ${rarefyTo} of its size; absent where that is one point, as the support of one is 1 whatever its law.`,
          unit: 'cells',
        },
        { name: 'relativeSupport', summary: "effectiveSupport divided by generation 1's; absent at generation 0, and where samples are rarefied to one point, as the support of one is 1 whatever its law." },
      ],
      measure({ generation, sample, reference, baseline }): Row {
        const size = Math.round(rarefyTo * pointCount(reference));
        // One point is in one cell, whatever its law: a number that nothing can move would pass for a finding.
        if (size < 2) return {};
        const support = rarefiedHillNumber(counterOf(reference)(sample), order, size);
        if (generation === 0) return { effectiveSupport: support };
        const first = generation === 1 ? support : (baseline?.['effectiveSupport'] ?? NaN);
        return { effectiveSupport: support, relativeSupport: support / first };
      },
    };
  },
});
