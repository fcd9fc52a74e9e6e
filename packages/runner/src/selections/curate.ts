// Curation: of every K candidates one is chosen, likelier the higher its reward (Ferbach et al. 2024).
import { z } from 'zod';
import { takeBatch } from '../batch.ts';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Selection } from '../contracts.ts';
import { namedReward } from '../reward-values.ts';

/** One of K candidates with probability proportional to exp(reward / temperature). */
export function curate<D>(): Entry<Selection<D>> {
  return defineEntry({
    id: 'curate',
    summary: 'Of every K candidates one, by a softmax of its reward.',
    parameters: z.strictObject({
      of: z.int().min(1).describe('K, the candidates of which one is chosen; 1 chooses nothing'),
      reward: namedReward.describe('what is preferred, by name or with parameters'),
      temperature: z.number().positive().default(1).describe('of the softmax, in units of the reward'),
    }),
    create: ({ of, reward, temperature }): Selection<D> => ({
      reward,
      candidates: (count) => of * count,
      async select(candidates, { algebra, rewards, streams, count }) {
        const value = await rewards(candidates.items);
        const rng = streams.rng();
        // A selection before this one may have left fewer candidates than were asked for.
        const chosen = new Uint32Array(Math.min(count, Math.floor(candidates.bornIn.length / of)));
        for (let i = 0; i < chosen.length; i++) chosen[i] = of * i + drawSoftmax(value.subarray(of * i, of * (i + 1)), temperature, rng.uniform());
        return takeBatch(algebra, candidates, chosen);
      },
    }),
  });
}

/** The index whose share of Σ exp(value / temperature) holds the uniform u; of infinite values the largest share alike. */
function drawSoftmax(values: Float64Array, temperature: number, u: number): number {
  const top = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = values.map((value) => (value === top ? 1 : Math.exp((value - top) / temperature)));
  let left = u * weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < weights.length - 1; i++) if ((left -= weights[i]!) < 0) return i;
  return weights.length - 1;
}
