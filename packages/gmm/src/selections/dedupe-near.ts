// Near-duplicate removal: of points closer to each other than a distance the first is kept.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, takeBatch, type Selection } from '@collapse-lab/runner';
import { z } from 'zod';
import { firstOfNear } from '../kernels/first-of-near.ts';

/** Points in their order: one is dropped when a point kept before it lies within the distance. What was dropped drops nothing itself. */
export const dedupeNear = defineEntry({
  id: 'dedupe-near',
  summary: 'Of points that lie within a distance of each other the first; fewer items are left.',
  parameters: z.strictObject({
    distance: z.number().nonnegative().describe('a point is dropped when it lies this near, or nearer; |x − y| on the line, Euclidean in more dimensions'),
  }),
  create: ({ distance }): Selection<Points> => ({
    candidates: (count) => count,
    select: (candidates, { algebra }) => takeBatch(algebra, candidates, firstOfNear(candidates.items, distance)),
  }),
});
