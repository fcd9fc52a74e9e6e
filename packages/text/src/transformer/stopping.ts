// When training stops before its last step: by the loss on documents set aside, as Prechelt (1998, Early stopping — but when?) has it, who
// keeps the parameters that did best.
import { documentCount, permutation, type Documents, type Streams } from '@collapse-lab/numeric';
import { UserError, type Reason } from '@collapse-lab/runner';
import { z } from 'zod';
import { takeDocuments } from '../algebra.ts';

const watching = {
  patience: z.int().min(1).describe('looks without a lower loss after which training stops; the parameters of the lowest are kept'),
  checks: z.int().min(1).default(20).describe('looks in the whole training, evenly spread'),
};

/** How training stops early, as a study writes it. */
export const stopSchema = z.union([
  z.literal('never'),
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('training-split'),
      share: z.number().gt(0).lt(1).describe("share of each training batch's documents that is set aside, drawn anew by every fit"),
      ...watching,
    }),
    z.strictObject({
      kind: z.literal('real-validation'),
      documents: z.int().min(1).describe('real documents that each chain sets aside, neither in its real sample nor held out to be scored: a channel of real information'),
      ...watching,
    }),
  ]),
]);

export type Stop = z.output<typeof stopSchema>;

/** What training looks at as it goes. */
export interface Watch {
  /** Steps from one look to the next; the last step is looked at too. */
  readonly every: number;
  readonly patience: number;
  /** Of parameters on what was set aside, in nats per unit. */
  loss(vector: Float32Array): Promise<number>;
}

/** The best look so far, and the looks since. */
export interface Watched {
  readonly best: Float32Array;
  readonly bestStep: number;
  readonly bestLoss: number;
  readonly misses: number;
}

/** One look more. A loss that is no number is no better than any. */
export function looked(before: Watched | undefined, step: number, vector: Float32Array, loss: number): Watched {
  const better = !before || loss < before.bestLoss || Number.isNaN(before.bestLoss);
  return better ? { best: vector, bestStep: step, bestLoss: loss, misses: 0 } : { ...before, misses: before.misses + 1 };
}

/** A fit's documents, parted, or why they cannot be. Throws UserError where it is the first fit, which a study can mend. */
export function setAside(stop: Stop, items: Documents, context: { readonly streams: Streams; readonly validation?: Documents; readonly isFirst: boolean }): { readonly training: Documents; readonly validation?: Documents } | { readonly ended: Reason } {
  if (stop === 'never') return { training: items };
  if (stop.kind === 'real-validation') return { training: items, validation: context.validation! };
  if (context.isFirst) checkSplit(stop, items);
  const count = documentCount(items);
  const aside = Math.round(stop.share * count);
  if (aside === 0 || aside === count) return { ended: { code: 'nothing-to-validate', message: unparted(stop.share, count, aside) } };
  const order = permutation(count, context.streams.fork('validation').rng());
  // Those that stay keep their order, so that the split alone is what differs.
  const [validation, training] = [order.subarray(0, aside), order.slice(aside).sort()];
  return { training: takeDocuments(items, training), validation: takeDocuments(items, validation) };
}

/** Throws UserError where a share of such documents, as many as chains begin with, would be none or all of them. */
export function checkSplit(stop: Stop, items: Documents): void {
  if (stop === 'never' || stop.kind !== 'training-split') return;
  const count = documentCount(items);
  const aside = Math.round(stop.share * count);
  if (aside === 0 || aside === count) throw new UserError(`${unparted(stop.share, count, aside)}; ask for more documents, or another share`);
}

function unparted(share: number, count: number, aside: number): string {
  return `stop.share must part the ${count} documents of the training batch in two, but ${share} of them are ${aside}`;
}
