// Accumulation at given rates: a growing batch to which every generation adds real and synthetic items (Marchi et al. 2024, Wang et al. 2025).
import { z } from 'zod';
import { concatBatches, sampleOf, wholeShare } from '../batch.ts';
import { defineEntry } from '../catalogue.ts';
import { percent, realItems } from '../channel-words.ts';
import type { Policy } from '../contracts.ts';

/** Shares are of the study's size, floored; so a first sample of many items may be followed by few a generation. */
export const accumulateMix = defineEntry({
  id: 'accumulate-mix',
  summary: 'Everything trained on so far, and in every generation a share of fresh real and a share of synthetic items more.',
  parameters: z.strictObject({
    real: z.number().min(0).describe("new real items a generation, as a share of the study's size, rounded down to one or more unless 0; may exceed 1"),
    synthetic: z.number().min(0).max(1).describe("items a generation that the last model drew, as a share of the study's size, likewise"),
  }),
  create: ({ real, synthetic }): Policy => ({
    channels: ['the real sample of generation 0, kept in every batch', ...(real > 0 ? [`${realItems('fresh')}: ${percent(real)} of the study's size in every generation, kept in every batch`] : [])],
    remembers: ['training'],
    shares: ['real', 'synthetic'],
    freshItems: (size) => wholeShare(real, size),
    compose(loop, { algebra, streams, fresh }) {
      const count = wholeShare(real, loop.size);
      const drawn = sampleOf(algebra, loop.synthetic, wholeShare(synthetic, loop.size), streams.rng());
      return concatBatches(algebra, [loop.training, ...(count > 0 ? [fresh(count)] : []), drawn]);
    },
  }),
});
