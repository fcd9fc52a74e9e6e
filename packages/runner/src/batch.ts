// Batches: items that never lose sight of where they were born.
import { drawWithoutReplacement, Growable, type Rng } from '@collapse-lab/numeric';
import { bornTogether } from './births.ts';
import type { Batch, Builder, DataAlgebra } from './contracts.ts';
import { UserError } from './errors.ts';

/** Items that all come from one place: `bornIn` 0 for real ones, t for those drawn by member `bornBy` of generation t. */
export function batchOf<D>(algebra: DataAlgebra<D>, items: D, bornIn: number, bornBy: number): Batch<D> {
  const size = algebra.size(items);
  return { items, bornIn: bornTogether(size, bornIn), bornBy: allBornBy(bornBy, size), ...birthWeights(algebra, items) };
}

function birthWeights<D>(algebra: DataAlgebra<D>, items: D): { readonly weight?: Float64Array } {
  const weight = algebra.weights?.(items);
  return weight ? { weight } : {};
}

/** The last array of each member; nobody writes into a batch, and a chain asks for the same size again and again. */
const bornByOfMember: Uint16Array[] = [];

function allBornBy(member: number, size: number): Uint16Array {
  const last = bornByOfMember[member];
  if (last?.length === size) return last;
  return (bornByOfMember[member] = new Uint16Array(size).fill(member));
}

/** No items. */
export function emptyBatch<D>(algebra: DataAlgebra<D>): Batch<D> {
  return new Archive(algebra).view();
}

/** The batch's items at these indices, with all that is known of each; throws RangeError for an index that it has not. */
export function takeBatch<D>(algebra: DataAlgebra<D>, batch: Batch<D>, at: Uint32Array): Batch<D> {
  const { weight, answered } = batch;
  const beyond = at.find((i) => i >= batch.bornIn.length);
  if (beyond !== undefined) throw new RangeError(`index must be below ${batch.bornIn.length}, the size of the batch, but got ${beyond}`);
  return {
    items: algebra.take(batch.items, at),
    bornIn: gather(batch.bornIn, at, new Uint32Array(at.length)),
    bornBy: gather(batch.bornBy, at, new Uint16Array(at.length)),
    ...(weight && { weight: gather(weight, at, new Float64Array(at.length)) }),
    ...(answered && { answered: gather(answered, at, new Uint8Array(at.length)) }),
  };
}

function gather<A extends Uint32Array | Uint16Array | Uint8Array | Float64Array>(from: A, at: Uint32Array, into: A): A {
  for (let i = 0; i < at.length; i++) into[i] = from[at[i]!]!;
  return into;
}

/** The indices from … to − 1. */
export function range(from: number, to: number): Uint32Array {
  const indices = new Uint32Array(to - from);
  for (let i = 0; i < indices.length; i++) indices[i] = from + i;
  return indices;
}

/** `count` of the batch's items without replacement, or all of them, in order, where there are no more. */
export function sampleOf<D>(algebra: DataAlgebra<D>, batch: Batch<D>, count: number, rng: Rng): Batch<D> {
  const size = batch.bornIn.length;
  if (count >= size) return batch;
  if (algebra.weights?.(batch.items)) throw new UserError(`a policy must take all ${size} atoms of a law, but asked for ${count}, as a share of atoms is no share of what they stand for; take the policy weighted, or draw items`);
  return takeBatch(algebra, batch, drawWithoutReplacement(size, count, rng));
}

/** floor(share · size), where a product such as 0.29 · 100 misses the whole number by a rounding error, never by 1e-9. */
export function wholeShare(share: number, size: number): number {
  return Math.floor(share * size + 1e-9);
}

/** All batches one after the other, with no weights but those from birth, as policies and selections that weigh do so last. */
export function concatBatches<D>(algebra: DataAlgebra<D>, batches: readonly Batch<D>[]): Batch<D> {
  const [alone, another] = batches.filter(({ bornIn }) => bornIn.length > 0);
  // Nobody writes into a batch, so one alone is not copied.
  if (alone && !another && batches.every(({ weight, answered }) => !weight && !answered)) return alone;
  const all = new Archive(algebra);
  for (const batch of batches) all.append(batch);
  return all.view();
}

/** Batches appended for ever; its view copies nothing. */
export class Archive<D> {
  private readonly algebra: DataAlgebra<D>;
  private readonly items: Builder<D>;
  private readonly bornIn = new Growable<Uint32Array>((length) => new Uint32Array(length));
  private readonly bornBy = new Growable<Uint16Array>((length) => new Uint16Array(length));
  /** From the first batch on that knows of answers. */
  private answered: Growable<Uint8Array> | undefined;

  constructor(algebra: DataAlgebra<D>) {
    this.algebra = algebra;
    this.items = algebra.builder();
  }

  /** Number of items. */
  get size(): number {
    return this.bornIn.length;
  }

  append(batch: Batch<D>): void {
    if (batch.answered && !this.answered) {
      this.answered = new Growable((length) => new Uint8Array(length));
      this.answered.append(new Uint8Array(this.size));
    }
    this.answered?.append(batch.answered ?? new Uint8Array(batch.bornIn.length));
    this.items.append(batch.items);
    this.bornIn.append(batch.bornIn);
    this.bornBy.append(batch.bornBy);
  }

  view(): Batch<D> {
    const items = this.items.view();
    return { items, bornIn: this.bornIn.view(), bornBy: this.bornBy.view(), ...birthWeights(this.algebra, items), ...(this.answered && { answered: this.answered.view() }) };
  }

  /** The items from index `from` up to but not including `to`, copied. */
  part(from: number, to: number): Batch<D> {
    return takeBatch(this.algebra, this.view(), range(from, to));
  }
}
