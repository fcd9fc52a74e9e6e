// How much of each original is left, for models that rewrite what they are given.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';

/** `reference-correlation`: item by item in their order, over all coordinates; silent where there are not as many items as in generation 0. */
export const referenceCorrelation = defineEntry({
  id: 'reference-correlation',
  summary: "Correlation of the sample's items with generation 0's, in their order, for families that rewrite items.",
  parameters: z.strictObject({}),
  create: (): Measure<Points> => ({
    columns: [{ name: 'referenceCorrelation', summary: 'Σ x y / √(Σ x² Σ y²) over all coordinates of all items, x now and y in generation 0; about 0, not about the means.' }],
    measure({ sample, reference }) {
      if (sample.values.length !== reference.values.length) return {};
      let [products, now, then] = [0, 0, 0];
      reference.values.forEach((y, at) => {
        const x = sample.values[at]!;
        products += x * y;
        now += x * x;
        then += y * y;
      });
      return { referenceCorrelation: products / Math.sqrt(now * then) };
    },
  }),
});
