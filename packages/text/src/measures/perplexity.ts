// Perplexity: how many equally likely symbols a model is as unsure between, before each token.
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, heldOutScores, type Column, type Measure, type Row, type Scores } from '@collapse-lab/runner';
import { z } from 'zod';

/** exp of the mean negative log-likelihood per unit. */
function perplexityOf({ logLikelihood }: Scores): number {
  let sum = 0;
  for (let i = 0; i < logLikelihood.length; i++) sum -= logLikelihood[i]!;
  return Math.exp(sum / logLikelihood.length);
}

const TEXTS = ['held-out', 'training', 'previous'] as const;

const COLUMNS: Record<(typeof TEXTS)[number], Column> = {
  'held-out': { name: 'heldOutPerplexity', summary: 'exp of the mean negative log-likelihood of the held-out tokens and ends; +∞ where one of them has zero probability.' },
  training: { name: 'trainingPerplexity', summary: 'exp of the mean negative log-likelihood of the training batch, tokens and ends.' },
  previous: { name: 'previousPerplexity', summary: 'exp of the mean negative log-likelihood of what the last generation drew, after selection; at generation 1 of the real sample.' },
};

/** `perplexity`: silent for families that do not score, and at generation 0. */
export const perplexity = defineEntry({
  id: 'perplexity',
  summary: 'Perplexity per token of held-out real text, of the training batch and of the last generation\'s sample.',
  parameters: z.strictObject({
    of: z.array(z.enum(TEXTS)).min(1).default([...TEXTS]).describe('which of them: a training batch takes as long to score as it is large, and an archive grows'),
  }),
  create: ({ of }): Measure<Documents> => {
    const texts = TEXTS.filter((text) => of.includes(text));
    return {
      columns: texts.map((text) => COLUMNS[text]),
      async measure({ model, heldOut, training, previous }): Promise<Row> {
        if (!model?.score) return {};
        const items = { 'held-out': heldOut, training: training.items, previous: previous.items };
        // Where models are trained on the last sample alone, it is scored once.
        const known = new Map<Documents, number>();
        const row: Record<string, number> = {};
        for (const text of texts) {
          const scored = items[text];
          if (!known.has(scored)) known.set(scored, perplexityOf(await (text === 'held-out' ? heldOutScores(model, scored)! : model.score(scored))));
          row[COLUMNS[text].name] = known.get(scored)!;
        }
        return row;
      },
    };
  },
});
