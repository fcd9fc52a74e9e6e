// Repetition: documents that are the same, spans that return, and text that runs in circles.
import { exactDuplicateRate, longestRepeatedSpan, loopRate, selfRepetition } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';

/** `repetition`: between the documents of a sample, and inside them. */
export const repetition = defineEntry({
  id: 'repetition',
  summary: 'Duplicates, self-repetition, the longest repeated span and loops in the sample.',
  parameters: z.strictObject({
    n: z.int().min(1).max(20).default(4).describe('tokens of an n-gram that counts as repeated'),
    longestBlock: z.int().min(1).max(50).default(10).describe('the longest block looked for in loops, in tokens; time grows with it'),
  }),
  create: ({ n, longestBlock }): Measure<Documents> => ({
    columns: [
      { name: 'duplicateShare', summary: 'Share of the documents that say word for word what another one says (1 − different documents / documents).' },
      { name: 'selfRepetition', summary: `Self-repetition (Salkar et al. 2022): mean over documents of ln(1 + occurrences of their different ${n}-grams in other documents); grows with number and length of documents.` },
      { name: 'longestRepeat', summary: 'The longest span that two places of the sample share.', unit: 'tokens' },
      { name: 'loopShare', summary: `Share of the tokens that stand in a block of up to ${longestBlock} tokens that is repeated at once, twice or more.` },
    ],
    measure: ({ sample }) => ({
      duplicateShare: exactDuplicateRate(sample),
      selfRepetition: selfRepetition(sample, n),
      longestRepeat: longestRepeatedSpan(sample).length,
      loopShare: loopRate(sample, { longestBlock, copies: 2 }).tokens,
    }),
  }),
});
