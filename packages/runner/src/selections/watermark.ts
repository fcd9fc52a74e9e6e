// A watermark instead of a filter: nothing is dropped, and every item weighs by what a detector's answer says of where it came from
// (Kanabar and Gastpar 2025, in their follow-up on watermarks).
import { z } from 'zod';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Selection } from '../contracts.ts';
import { detect } from '../detect.ts';

/**
 * An item weighs Q₁(w)/Q̄(w), Q̄ = αQ₁ + (1 − α)Q₀, where the detector's answer w is drawn from Q₁ if the item is real and from Q₀ if a model drew it:
 * its posterior probability of being real, over α. Weights are 1 on average, and times 1 + χ²(Q₁‖Q̄) as much of the weight as of the items is real.
 */
export function watermark<D>(): Entry<Selection<D>> {
  const rate = z.number().min(0).max(1);
  return defineEntry({
    id: 'watermark',
    summary: 'Weighs the items of the training batch by how likely a watermark’s detector makes them real; for families that accept item weights.',
    parameters: z.strictObject({
      realShare: z.number().gt(0).max(1).describe('α, the share of real items in the batch that is weighed; the likelihood ratio is taken against it'),
      truePositiveRate: rate.describe('share of synthetic items in which the watermark is read'),
      falsePositiveRate: rate.describe('share of real items in which it is read'),
    }),
    create: ({ realShare, ...rates }): Selection<D> => {
      const { truePositiveRate, falsePositiveRate } = rates;
      const ratio = (real: number, synthetic: number): number => (real === 0 ? 0 : real / (realShare * real + (1 - realShare) * synthetic));
      const [marked, unmarked] = [ratio(falsePositiveRate, truePositiveRate), ratio(1 - falsePositiveRate, 1 - truePositiveRate)];
      return {
        stage: 'training',
        weighs: true,
        channels: ['detector: watermark uses true origins'],
        candidates: (count) => count,
        select(batch, { streams }) {
          const isMarked = detect(batch, rates, streams.rng());
          return { ...batch, weight: Float64Array.from(isMarked, (is, i) => (is ? marked : unmarked) * (batch.weight?.[i] ?? 1)) };
        },
      };
    },
  });
}
