// Effective support in cell form: how many of the cells that were equally likely in real data does a sample still use?
import { rarefiedHillNumber } from '@collapse-lab/diversity';
import { pointCount, type Points } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { countCells, equalCells } from '../kernels/cells.ts';
import { countInCells, equalCellTree } from '../multivariate/equal-cells.ts';

const parameters = z.strictObject({
  cells: z.int().min(2).default(64).describe("Cells of equal probability under generation 0's sample: cut at its quantiles (type 7) on the line, halved along its axes in turn elsewhere."),
  order: z.number().nonnegative().default(1).describe('Order of the Hill number; 1 is exp(entropy).'),
  rarefyTo: z.number().gt(0).max(1).default(0.5).describe("Size that counts are rarefied to, as a share of generation 0's size."),
});

/** `effective-support`: Hill number of the cell counts, rarefied to one size for all generations; NaN for samples below that size. */
export const effectiveSupport = defineEntry({
  id: 'effective-support',
  summary: "Effective number of generation 0's equal-probability cells that the sample uses.",
  parameters,
  create: ({ cells, order, rarefyTo }): Measure<Points> => {
    const countersOf = new WeakMap<Points, (points: Points) => Uint32Array>();
    return {
      columns: [
        {
          name: 'effectiveSupport',
          summary:
            `Hill number of order ${order} of the counts in ${cells} equal-probability cells of generation 0, ` +
            `rarefied to ${rarefyTo} of its size.`,
          unit: 'cells',
        },
        { name: 'relativeSupport', summary: "effectiveSupport divided by generation 1's; absent at generation 0." },
      ],
      measure({ generation, sample, reference, baseline }): Row {
        let counter = countersOf.get(reference);
        if (!counter) countersOf.set(reference, (counter = cellCounter(reference, cells)));
        const support = rarefiedHillNumber(counter(sample), order, Math.round(rarefyTo * pointCount(reference)));
        if (generation === 0) return { effectiveSupport: support };
        const first = generation === 1 ? support : (baseline?.['effectiveSupport'] ?? NaN);
        return { effectiveSupport: support, relativeSupport: support / first };
      },
    };
  },
});

/** Counts points in cells that hold equally many of the reference's. */
function cellCounter(reference: Points, count: number): (points: Points) => Uint32Array {
  if (reference.dimensions === 1) {
    const cells = equalCells(reference.values, count);
    return ({ values }) => countCells(values, cells);
  }
  const tree = equalCellTree(reference, count);
  return (points) => countInCells(points, tree);
}
