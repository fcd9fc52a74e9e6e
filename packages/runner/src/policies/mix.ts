// The three-source mix: real, synthetic and carried-over items in fixed shares.
import { z } from 'zod';
import { concatBatches, sampleOf, wholeShare } from '../batch.ts';
import { defineEntry } from '../catalogue.ts';
import { percent, realItems } from '../channel-words.ts';
import type { Batch, ComposeContext, LoopState, Policy } from '../contracts.ts';

const share = z.number().min(0).max(1);

/**
 * Shares are of the study's size, rounded as whole items: real and synthetic are floored, carried-over items take the rest. Where a
 * selection leaves fewer synthetic items than their share asks for, the batch is smaller and the others' part of it larger.
 */
export const mix = defineEntry({
  id: 'mix',
  summary: 'Shares of real, synthetic and carried-over items; real and synthetic are floored, carry-over takes the rest.',
  parameters: z
    .strictObject({
      real: share.describe("real items, as a share of the study's size, rounded down to one or more unless 0"),
      synthetic: share.describe("share of items drawn from the last generation's model, likewise"),
      carry: share.optional().describe("share drawn without replacement from the last generation's training batch; the rest when absent"),
      realFrom: z
        .enum(['fresh', 'fixed'])
        .describe('fresh: new real items every generation; fixed: drawn without replacement from the real sample of generation 0'),
    })
    .check(({ value, issues }) => {
      const { real, synthetic, carry } = value;
      const sum = real + synthetic + (carry ?? 0);
      // Decimal shares such as 0.7 + 0.2 + 0.1 miss 1 by a rounding error, never by 1e-9.
      if (sum > 1 + 1e-9 || (carry !== undefined && sum < 1 - 1e-9)) {
        issues.push({
          code: 'custom',
          input: value,
          message: `shares must sum to 1, but got real ${real} + synthetic ${synthetic} + carry ${carry ?? 0} = ${sum}; set policy.real, policy.synthetic and policy.carry together`,
        });
      }
    }),
  create: ({ real, synthetic, realFrom }): Policy => ({
    channels: [
      ...(real > 0 ? [`${realItems(realFrom)}: ${percent(real)} of the study's size in every generation`] : []),
      ...(real + synthetic < 1 - 1e-9 ? ['items carried over from the last batch, real ones among them'] : []),
    ],
    remembers: ['training'],
    shares: ['real', 'synthetic'],
    freshItems: (size) => (realFrom === 'fresh' ? wholeShare(real, size) : 0),
    compose<D>(loop: LoopState<D>, { algebra, streams, fresh }: ComposeContext<D>) {
      const some = (batch: Batch<D>, count: number, name: string): Batch<D> => sampleOf(algebra, batch, count, streams.fork(name).rng());
      const realCount = wholeShare(real, loop.size);
      // Two floors can ask for one item more than there is when rounding pushes a sum of 1 over it.
      const syntheticCount = Math.min(wholeShare(synthetic, loop.size), loop.size - realCount);
      const carryCount = loop.size - realCount - syntheticCount;
      const sources: [count: number, take: () => Batch<D>][] = [
        [realCount, () => (realFrom === 'fresh' ? fresh(realCount) : some(loop.real, realCount, 'real'))],
        [syntheticCount, () => some(loop.synthetic, syntheticCount, 'synthetic')],
        [carryCount, () => some(loop.training, carryCount, 'carry')],
      ];
      // Nothing is drawn where nothing is asked for.
      return concatBatches(algebra, sources.flatMap(([count, take]) => (count > 0 ? [take()] : [])));
    },
  }),
});
