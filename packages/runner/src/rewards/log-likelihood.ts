// How likely an item is under the true law.
import { z } from 'zod';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Reward } from '../contracts.ts';

/** An item's log-likelihood under the world, in nats, summed over its units; −∞ where the law excludes it. */
export function logLikelihood<D>(): Entry<Reward<D>> {
  return defineEntry({
    id: 'log-likelihood',
    summary: "The item's log-likelihood under the world, in nats; for worlds whose law is known.",
    parameters: z.strictObject({}),
    create: (): Reward<D> => ({
      needs: ['score'],
      channels: ['reward: log-likelihood under the world'],
      reward(items, { world }) {
        const { logLikelihood: perUnit, unitStart } = world.score!(items);
        return Float64Array.from({ length: unitStart.length - 1 }, (_, i) => {
          let sum = 0;
          for (let u = unitStart[i]!; u < unitStart[i + 1]!; u++) sum += perUnit[u]!;
          return sum;
        });
      },
    }),
  });
}
