// Truncation selection, as breeders practise it: the best share of the candidates and no other (Falconer and Mackay 1996, chapter 11).
import { z } from 'zod';
import { takeBatch } from '../batch.ts';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Selection } from '../contracts.ts';
import { namedReward } from '../reward-values.ts';

/** The candidates of the highest rewards, in their order; of equal ones the first. */
export function truncate<D>(): Entry<Selection<D>> {
  return defineEntry({
    id: 'truncate',
    summary: 'The share of the candidates that has the highest rewards.',
    parameters: z.strictObject({
      share: z.number().gt(0).max(1).describe('of the candidates, that is selected; so many are drawn that the study’s size is left'),
      reward: namedReward.describe('what is preferred, by name or with parameters'),
    }),
    create: ({ share, reward }): Selection<D> => ({
      reward,
      candidates: (count) => Math.ceil(count / share),
      async select(candidates, { algebra, rewards, count }) {
        const value = await rewards(candidates.items);
        // A selection before this one may have left fewer candidates than were asked for.
        const kept = Math.min(count, Math.round(share * value.length));
        const best = [...value.keys()].sort((a, b) => value[b]! - value[a]! || a - b).slice(0, kept);
        return takeBatch(algebra, candidates, Uint32Array.from(best).sort());
      },
    }),
  });
}
