// Exchange between the members of a chain: whose output each of them is trained on.
import { z } from 'zod';
import { concatBatches, sampleOf, wholeShare } from '../batch.ts';
import { defineEntry } from '../catalogue.ts';
import { percent, realItems } from '../channel-words.ts';
import type { Batch, ComposeContext, LoopState, Policy } from '../contracts.ts';

const share = z.number().min(0).max(1);

/**
 * Row i: what member i's next batch takes from the real world and from members 1, 2, …, itself among them, in shares of the
 * study's size. Where a selection leaves a member with fewer items than a share asks for, the batch is smaller.
 */
export const exchange = defineEntry({
  id: 'exchange',
  summary: 'Shares of real items and of what each member drew, one row per member; for chains of several members.',
  parameters: z
    .strictObject({
      matrix: z.array(z.array(share)).min(1).describe('a row per member: the share of real items, then of each member’s output; rows sum to 1'),
      realFrom: z.enum(['fresh', 'fixed']).describe('fresh: new real items every generation; fixed: from the real sample of generation 0'),
    })
    .check(({ value: { matrix }, issues }) => {
      matrix.forEach((row, i) => {
        const sum = row.reduce((total, each) => total + each, 0);
        const ofSize = row.length === matrix.length + 1;
        if (ofSize && Math.abs(sum - 1) <= 1e-9) return;
        const message = ofSize ? `row must sum to 1, but got ${sum}; change one of its shares` : `row must have ${matrix.length + 1} shares (real, then each member), but got ${row.length}; give a share of each`;
        issues.push({ code: 'custom', input: row, path: ['matrix', i], message });
      });
    }),
  create: ({ matrix, realFrom }): Policy => ({
    channels: matrix.flatMap(([real = 0], member) => (real > 0 ? [`${realItems(realFrom)}: ${percent(real)} of the study's size in every generation of member ${member + 1}`] : [])),
    members: matrix.length,
    remembers: [],
    freshItems: (size, _, member) => (realFrom === 'fresh' ? wholeShares(matrix[member] ?? [1], size)[0]! : 0),
    compose<D>(loop: LoopState<D>, { algebra, streams, fresh }: ComposeContext<D>) {
      const row = matrix[loop.member];
      if (!row) throw new RangeError(`matrix must have a row for every member, but got ${matrix.length} rows for member ${loop.member + 1}`);
      const [real, ...counts] = wholeShares(row, loop.size);
      const some = (batch: Batch<D>, count: number, source: number): Batch<D> => sampleOf(algebra, batch, count, streams.fork('source', source).rng());
      const drawn = loop.pool.map((batch, m) => some(batch, counts[m]!, m + 1));
      return concatBatches(algebra, [realFrom === 'fresh' ? fresh(real!) : some(loop.real, real!, 0), ...drawn]);
    },
  }),
});

/** Whole numbers that sum to `size`: every share floored, what is left given to the largest remainders, earlier ones first. */
function wholeShares(shares: readonly number[], size: number): number[] {
  const counts = shares.map((each) => wholeShare(each, size));
  const byRemainder = shares.map((each, i) => ({ i, rest: each * size - counts[i]! })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = size - counts.reduce((sum, count) => sum + count, 0);
  for (const { i } of byRemainder) if (left-- > 0) counts[i]!++;
  return counts;
}
