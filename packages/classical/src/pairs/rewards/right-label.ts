// Whether a label is right, by the world's own plane.
import type { Pairs } from '@collapse-lab/numeric';
import { defineEntry, UserError, type Reward } from '@collapse-lab/runner';
import { z } from 'zod';
import { labelsBy } from '../true-labels.ts';

/** Reward `right-label`: for worlds that have slopes. */
export const rightLabel = defineEntry({
  id: 'right-label',
  summary: "1 where the response is the label that the world's plane gives, 0 where not.",
  parameters: z.strictObject({}),
  create: (): Reward<Pairs> => ({
    channels: ["reward: labels of the world's plane"],
    reward(items, { world: { truth } }) {
      const right = labelsBy(truth, items);
      if (!right) throw new UserError('reward "right-label" must have a world with slopes, but this has none; take the world labels or line');
      return items.responses.map((y, i) => (y === right[i] ? 1 : 0));
    },
  }),
});
