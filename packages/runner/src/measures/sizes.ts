// How much there was: every rate and entropy of a generation is to be read beside these.
import { z } from 'zod';
import { birthsOf } from '../births.ts';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Measure } from '../contracts.ts';

/** `sizes`: items and units drawn, items trained on, and the shares of them that are real or have a real outcome. */
export function sizes<D>(): Entry<Measure<D>> {
  return defineEntry({
    id: 'sizes',
    summary: 'Items and units drawn, items trained on, and the real and the answered share of the training batch.',
    parameters: z.strictObject({}),
    create: (): Measure<D> => ({
      columns: [
        { name: 'sampleItems', summary: 'Items drawn from the model (at generation 0: real items).', unit: 'items' },
        { name: 'sampleUnits', summary: 'Units in those items.', unit: 'units' },
        { name: 'trainingItems', summary: 'Items in the training batch.', unit: 'items' },
        { name: 'realShare', summary: 'Share of the training items that are real altogether (born in generation 0).' },
        { name: 'answeredShare', summary: 'Share of the training items that a model proposed and the world answered; absent where no world was asked.' },
      ],
      measure({ algebra, sample, training }) {
        const { bornIn, answered } = training;
        return {
          sampleItems: algebra.size(sample),
          sampleUnits: algebra.units(sample),
          trainingItems: bornIn.length,
          realShare: (birthsOf(bornIn).get(0) ?? 0) / bornIn.length,
          ...(answered && { answeredShare: answered.reduce((sum, each) => sum + each, 0) / bornIn.length }),
        };
      },
    }),
  });
}
