// Held-out likelihood: how well the model of a generation still predicts real data that no model was trained on.
import { z } from 'zod';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Column, Measure, Row, Scores } from '../contracts.ts';
import { heldOutScores, trueScores } from '../held-out-scores.ts';

const columns: readonly Column[] = [
  {
    name: 'heldOutNll',
    summary: 'Mean negative log-likelihood of the held-out real units under the scored law; +∞ where it gives one of them zero probability.',
    unit: 'nats per unit',
  },
  { name: 'fidelityLoss', summary: "heldOutNll minus generation 1's, +∞ with it; absent where generation 1's is not finite.", unit: 'nats per unit' },
  { name: 'excessRisk', summary: "heldOutNll minus that of the world's own law on the same units; absent where that law is not known, or speaks of other units than the model, as of ends where the model has none.", unit: 'nats per unit' },
  { name: 'impossibleShare', summary: 'Share of held-out real units that the law the model samples from gives zero probability.' },
];

/** Mean negative log-likelihood in nats per unit. */
function meanNll({ logLikelihood }: Scores): number {
  let sum = 0;
  for (let i = 0; i < logLikelihood.length; i++) sum -= logLikelihood[i]!;
  return sum / logLikelihood.length;
}

/** Share of units with zero probability under the unsmoothed law. */
function impossibleShare({ logLikelihood, possible }: Scores): number {
  let impossible = 0;
  for (let i = 0; i < logLikelihood.length; i++) {
    if (possible ? possible[i] === 0 : logLikelihood[i] === -Infinity) impossible++;
  }
  return impossible / logLikelihood.length;
}

/** `held-out`: for families that score items; silent for those that do not, and at generation 0. */
export function heldOut<D>(): Entry<Measure<D>> {
  return defineEntry({
    id: 'held-out',
    summary: 'Negative log-likelihood of held-out real data, its loss since generation 1, and the share called impossible.',
    parameters: z.strictObject({}),
    create: (): Measure<D> => ({
      columns,
      async measure({ model, heldOut: items, baseline, world }): Promise<Row> {
        const scores = await heldOutScores(model, items);
        if (!scores) return {};
        const nll = meanNll(scores);
        const first = baseline ? (baseline['heldOutNll'] ?? NaN) : nll;
        const truth = trueScores(world, items);
        return {
          heldOutNll: nll,
          // An infinite loss counts: without it, what is told of several chains would be told of those that lost least.
          ...(Number.isFinite(first) && { fidelityLoss: nll - first }),
          ...(truth?.logLikelihood.length === scores.logLikelihood.length && { excessRisk: nll - meanNll(truth) }),
          impossibleShare: impossibleShare(scores),
        };
      },
    }),
  });
}
