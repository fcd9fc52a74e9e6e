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

/** `perplexity`: of real text held out, of what the model was trained on, and of what the one before it drew; silent for families that do not score, and at generation 0. */
export const perplexity = defineEntry({
  id: 'perplexity',
  summary: 'Perplexity per token of held-out real text, of the training batch and of the last generation\'s sample.',
  parameters: z.strictObject({}),
  create: (): Measure<Documents> => ({
    columns: [
      { name: 'heldOutPerplexity', summary: 'exp of the mean negative log-likelihood of the held-out tokens and ends; +∞ where one of them has zero probability.' },
      { name: 'trainingPerplexity', summary: 'The same of the training batch.' },
      { name: 'previousPerplexity', summary: 'The same of what the last generation drew, after selection; at generation 1 of the real sample.' },
    ],
    async measure({ model, heldOut, training, previous }): Promise<Row> {
      if (!model?.score) return {};
      const [heldOutPerplexity, trainingPerplexity] = [perplexityOf(await model.score(heldOut)), perplexityOf(await model.score(training.items))];
      // Where models are trained on the last sample alone, it is scored once.
      const previousPerplexity = previous.items === training.items ? trainingPerplexity : perplexityOf(await model.score(previous.items));
      return { heldOutPerplexity, trainingPerplexity, previousPerplexity };
    },
  }),
});
