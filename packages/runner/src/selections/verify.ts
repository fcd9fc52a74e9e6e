// Verification: an oracle, not always right, keeps what it takes for right (Feng et al. 2024).
import { z } from 'zod';
import { takeBatch } from '../batch.ts';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Selection } from '../contracts.ts';
import { namedReward } from '../reward-values.ts';

/** Items whose reward reaches a bound are right; right ones are kept with probability φ, wrong ones with ψ. */
export function verify<D>(): Entry<Selection<D>> {
  const probability = z.number().min(0).max(1);
  return defineEntry({
    id: 'verify',
    summary: 'Keeps right items with one probability and wrong ones with another; fewer items are left.',
    parameters: z.strictObject({
      keepRight: probability.describe('φ, the probability that a right item is kept'),
      keepWrong: probability.describe('ψ, the probability that a wrong item is kept'),
      reward: namedReward.describe('what rightness is judged by, by name or with parameters'),
      atLeast: z.number().describe('an item is right when its reward is at least this'),
      stage: z.enum(['sample', 'training']).default('sample').describe('sample: what a model drew is judged; training: composed training batches are, with all that is in them'),
    }),
    create: ({ keepRight, keepWrong, reward, atLeast, stage }): Selection<D> => ({
      stage,
      reward,
      channels: ['oracle: verify'],
      candidates: (count) => count,
      async select(candidates, { algebra, rewards, streams }) {
        const value = await rewards(candidates.items);
        const rng = streams.rng();
        // One uniform an item, whatever becomes of it, so that coupled chains stay coupled.
        const kept = [...value.keys()].filter((i) => rng.uniform() < (value[i]! >= atLeast ? keepRight : keepWrong));
        return takeBatch(algebra, candidates, Uint32Array.from(kept));
      },
    }),
  });
}
