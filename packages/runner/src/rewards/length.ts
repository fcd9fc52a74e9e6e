// The length of an item.
import { z } from 'zod';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Reward } from '../contracts.ts';

/** Units per item: tokens of a document; 1 for a point. */
export function length<D>(): Entry<Reward<D>> {
  return defineEntry({
    id: 'length',
    summary: 'How many units an item has.',
    parameters: z.strictObject({}),
    create: (): Reward<D> => ({
      reward: (items, { algebra }) => Float64Array.from({ length: algebra.size(items) }, (_, i) => algebra.units(algebra.take(items, Uint32Array.of(i)))),
    }),
  });
}
