// Near-duplicate removal: of documents that share most of their shingles the first is kept (Broder 1997; Lee et al. 2022).
import { firstOfNearDuplicates } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, takeBatch, type Selection } from '@collapse-lab/runner';
import { z } from 'zod';

/**
 * Documents in their order: one is dropped when the Jaccard similarity of its set of shingles to that of a document kept
 * before it reaches the threshold. What was dropped drops nothing itself.
 */
export const dedupeNear = defineEntry({
  id: 'dedupe-near',
  summary: 'Of documents that share most of their runs of tokens the first; fewer items are left.',
  parameters: z.strictObject({
    shingle: z.int().min(1).describe('tokens in a run; a document with fewer has one, itself, and so equals only its like'),
    threshold: z.number().positive().max(1).describe('a document is dropped when runs in both / runs in either, each counted once, reaches this'),
  }),
  create: (options): Selection<Documents> => ({
    candidates: (count) => count,
    select: (candidates, { algebra }) => takeBatch(algebra, candidates, firstOfNearDuplicates(candidates.items, options)),
  }),
});
