// How often a classifier is right about held-out items.
import type { Pairs } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';
import { labelsBy } from '../true-labels.ts';

/** `accuracy`: for families and worlds that have slopes, and responses 0 and 1; a fitted law says 1 where its odds of it are above even. */
export const accuracy = defineEntry({
  id: 'accuracy',
  summary: "Share of the held-out items on whose side the fitted plane agrees with the world's.",
  parameters: z.strictObject({}),
  create: (): Measure<Pairs> => ({
    columns: [{ name: 'accuracy', summary: "Share of the held-out items to which the fitted plane gives the label that the world's gives, before any is turned; ½ by chance." }],
    measure({ model, heldOut, world: { truth } }) {
      if (heldOut.responses.some((y) => y !== 0 && y !== 1)) return {};
      const [said, right] = [labelsBy(model?.parameters(), heldOut), labelsBy(truth, heldOut)];
      return said && right ? { accuracy: said.reduce((sum, label, i) => sum + (label === right[i] ? 1 : 0), 0) / said.length } : {};
    },
  }),
});
