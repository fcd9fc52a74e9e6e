// Real and synthetic items weighed against each other in the likelihood (He, Xu & Cheng 2025).
import { z } from 'zod';
import { concatBatches, sampleOf, wholeShare } from '../batch.ts';
import { defineEntry } from '../catalogue.ts';
import { percent, realItems } from '../channel-words.ts';
import type { Policy } from '../contracts.ts';

/**
 * Real items carry the share w of the likelihood together and synthetic ones 1 − w, whatever their numbers. Weights sum
 * to the number of items, so that w = n_real / n is unweighted pooling.
 */
export const weighted = defineEntry({
  id: 'weighted',
  summary: 'Real and synthetic items with likelihood weights w and 1 − w; for families that accept item weights.',
  parameters: z.strictObject({
    weight: z.number().min(0).max(1).describe('w, the share of the likelihood that real items have together'),
    real: z.number().gt(0).max(1).optional().describe('real items per generation, as a share of size, rounded down to one or more; as many as size when absent'),
    synthetic: z.number().min(0).max(1).default(1).describe('synthetic items per generation, as a share of size, rounded down to one or more unless 0'),
    realFrom: z.enum(['fresh', 'fixed']).describe('fresh: new real items every generation; fixed: those of generation 0, drawn without replacement where they are not all wanted'),
  }),
  create: ({ weight, real: realShare = 1, synthetic, realFrom }): Policy => ({
    channels: weight > 0 || synthetic === 0 ? [`${realItems(realFrom)}${realShare === 1 ? '' : `, ${percent(realShare)} of the study's size`}: ${percent(synthetic === 0 ? 1 : weight)} of the likelihood of every batch`] : [],
    remembers: [],
    weighs: true,
    shares: ['real', 'synthetic'],
    freshItems: (size) => (realFrom === 'fresh' ? wholeShare(realShare, size) : 0),
    compose(loop, { algebra, streams, fresh }) {
      const wanted = wholeShare(realShare, loop.size);
      const real = realFrom === 'fresh' ? fresh(wanted) : sampleOf(algebra, loop.real, wanted, streams.fork('real').rng());
      const drawn = sampleOf(algebra, loop.synthetic, wholeShare(synthetic, loop.size), streams.rng());
      const [n, k] = [real.bornIn.length, drawn.bornIn.length];
      const batch = concatBatches(algebra, [real, drawn]);
      // Where there are only real items, or, by a schedule, only synthetic ones, these have the whole likelihood.
      const w = k === 0 ? 1 : n === 0 ? 0 : weight;
      // Atoms of a law share it by what they weigh, which is as much altogether as there are of them.
      return { ...batch, weight: Float64Array.from(batch.bornIn, (t, i) => (n + k) * (t === 0 ? w / n : (1 - w) / k) * (batch.weight?.[i] ?? 1)) };
    },
  }),
});
