// Perplexity: how many equally likely symbols a model is as unsure between, before each token.
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Row, type Scores } from '@collapse-lab/runner';
import { z } from 'zod';

/** exp of the mean negative log-likelihood per unit. */
function perplexityOf({ logLikelihood }: Scores): number {
  let sum = 0;
  for (let i = 0; i < logLikelihood.length; i++) sum -= logLikelihood[i]!;
  return Math.exp(sum / logLikelihood.length);
}

/** `perplexity`: of real text held out, and of what the model was trained on; silent for families that do not score, and at generation 0. */
export const perplexity = defineEntry({
  id: 'perplexity',
  summary: 'Perplexity per token of held-out real text and of the training batch.',
  parameters: z.strictObject({}),
  create: (): Measure<Documents> => ({
    columns: [
      { name: 'heldOutPerplexity', summary: 'exp of the mean negative log-likelihood of the held-out tokens and ends; +∞ where one of them has zero probability.' },
      { name: 'trainingPerplexity', summary: 'The same of the training batch.' },
    ],
    async measure({ model, heldOut, training }): Promise<Row> {
      if (!model?.score) return {};
      return { heldOutPerplexity: perplexityOf(await model.score(heldOut)), trainingPerplexity: perplexityOf(await model.score(training.items)) };
    },
  }),
});
