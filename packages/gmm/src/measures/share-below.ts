// The empirical distribution function of a training batch.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';

/** `share-below`: of the training batch, unweighted (at generation 0: the real sample), whose first coordinate is compared. */
export const shareBelow = defineEntry({
  id: 'share-below',
  summary: 'Share of the training batch that is at most some value: its empirical distribution function there.',
  parameters: z.strictObject({ value: z.number().describe('the value; in more dimensions of the first coordinate') }),
  create: ({ value }): Measure<Points> => ({
    columns: [{ name: 'shareBelow', summary: `Share of the training items that are at most ${value}.` }],
    measure({ training: { items: { values, dimensions: d } } }) {
      let below = 0;
      for (let i = 0; i < values.length; i += d) if (values[i]! <= value) below++;
      return { shareBelow: below / (values.length / d) };
    },
  }),
});
