// Real data now and then: a refresh every k generations, the loop alone in between.
import { z } from 'zod';
import { defineEntry } from '../catalogue.ts';
import type { Policy } from '../contracts.ts';

/** Generation 1 and every k-th after it train on fresh real data, the others on what the last model drew. */
export const freshEvery = defineEntry({
  id: 'fresh-every',
  summary: 'Fresh real data every k generations, nothing but synthetic data in between.',
  parameters: z.strictObject({ every: z.int().min(1).describe('generations from one refresh to the next; 1 is the control') }),
  create: ({ every }): Policy => ({
    channels: [`fresh real items: ${every === 1 ? '100 % of every batch' : `a whole batch every ${every} generations`}`],
    remembers: [],
    freshItems: (size, generation) => ((generation - 1) % every === 0 ? size : 0),
    // The generation being composed is loop.generation + 1, and generation 1 is trained on real data.
    compose: (loop, { fresh }) => (loop.generation % every === 0 ? fresh(loop.size) : loop.synthetic),
  }),
});
