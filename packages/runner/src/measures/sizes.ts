// How much there was: every rate and entropy of a generation is to be read beside these.
import { z } from 'zod';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Measure } from '../contracts.ts';

/** `sizes`: items and units drawn, items trained on, and the share of them that is real. */
export function sizes<D>(): Entry<Measure<D>> {
  return defineEntry({
    id: 'sizes',
    summary: 'Items and units drawn, items trained on, and the real share of the training batch.',
    parameters: z.strictObject({}),
    create: (): Measure<D> => ({
      columns: [
        { name: 'sampleItems', summary: 'Items drawn from the model (at generation 0: real items).', unit: 'items' },
        { name: 'sampleUnits', summary: 'Units in those items.', unit: 'units' },
        { name: 'trainingItems', summary: 'Items in the training batch.', unit: 'items' },
        { name: 'realShare', summary: 'Share of the training items that are real (born in generation 0).' },
      ],
      measure({ algebra, sample, training }) {
        const { bornIn } = training;
        let real = 0;
        for (let i = 0; i < bornIn.length; i++) if (bornIn[i] === 0) real++;
        return {
          sampleItems: algebra.size(sample),
          sampleUnits: algebra.units(sample),
          trainingItems: bornIn.length,
          realShare: real / bornIn.length,
        };
      },
    }),
  });
}
