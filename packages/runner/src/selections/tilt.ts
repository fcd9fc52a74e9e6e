// Curation without chance: synthetic items weigh by their reward, as if the best of infinitely many had been chosen (Ferbach et al. 2024).
import { z } from 'zod';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Selection } from '../contracts.ts';
import { namedReward } from '../reward-values.ts';

/** A synthetic item weighs in proportion to exp(reward / temperature), all of them as much together as before; real items weigh what they did. */
export function tilt<D>(): Entry<Selection<D>> {
  return defineEntry({
    id: 'tilt',
    summary: 'Weighs the synthetic items of the training batch by exp(reward / temperature); for families that accept item weights.',
    parameters: z.strictObject({
      reward: namedReward.describe('what is preferred, by name or with parameters'),
      temperature: z.number().positive().default(1).describe('in units of the reward'),
    }),
    create: ({ reward, temperature }): Selection<D> => ({
      stage: 'training',
      weighs: true,
      reward,
      candidates: (count) => count,
      async select(batch, { rewards }) {
        const value = await rewards(batch.items);
        const weight = batch.weight?.slice() ?? new Float64Array(value.length).fill(1);
        const synthetic = [...value.keys()].filter((i) => batch.bornIn[i]! > 0);
        const top = synthetic.reduce((most, i) => Math.max(most, value[i]!), -Infinity);
        const mass = (): number => synthetic.reduce((sum, i) => sum + weight[i]!, 0);
        const before = mass();
        // Relative to the best, so that no reward overflows; of infinite ones all weigh alike.
        for (const i of synthetic) weight[i]! *= value[i] === top ? 1 : Math.exp((value[i]! - top) / temperature);
        const scale = before / mass();
        for (const i of synthetic) weight[i]! *= scale;
        return { ...batch, weight };
      },
    }),
  });
}
