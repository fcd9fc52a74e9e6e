// Self-BLEU: how much of each document the others say as well; Zhu et al. (2018), Texygen.
import { selfBleu as selfBleuOf } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';

/** `self-bleu`: of all documents of the sample, each against all others. */
export const selfBleu = defineEntry({
  id: 'self-bleu',
  summary: 'Mean BLEU of every document against all others: rises as documents come to say the same.',
  parameters: z.strictObject({
    longest: z.int().min(1).max(9).default(4).describe('the longest n-grams, all orders weighing alike'),
    smoothing: z.enum(['none', 'epsilon', 'exponential']).describe('what an order without a match counts as: nothing, so that the document scores 0; 0.1 matches, as in NLTK; ½, ¼, …, as in sacreBLEU'),
  }),
  create: ({ longest, smoothing }): Measure<Documents> => ({
    columns: [{ name: 'selfBleu', summary: `Self-BLEU of orders 1 to ${longest}, 0 to 1; rises with the number of documents, NaN below two.` }],
    measure: ({ sample }) => ({ selfBleu: selfBleuOf(sample, { longest, smoothing }) }),
  }),
});
