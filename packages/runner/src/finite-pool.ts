// A finite source of real items shared out: a reserve that nothing is trained on, and a pool that chains draw from.
import { drawWithoutReplacement, permutation, type Streams } from '@collapse-lab/numeric';
import type { RealRequest } from './contracts.ts';
import { UserError } from './errors.ts';

export interface PoolOptions {
  /** Items that there are. */
  readonly total: number;
  /** How many of them are set aside. */
  readonly heldOut: number;
  /** Whether fresh draws of different generations may share items. */
  readonly reuse: boolean;
  /** What an item, all of them and the way to more of them are called: documents, `the corpus`, `take a longer one`. */
  readonly words: { readonly items: string; readonly whole: string; readonly more: string };
}

/** Real items, as indices, by request; every answer follows from the request and its streams alone. */
export class FinitePool {
  /** What chains draw from, in random order. */
  readonly pool: Uint32Array;
  private readonly reserve: Uint32Array;
  private readonly reuse: boolean;
  private readonly words: PoolOptions['words'];

  /** Shuffles the items and sets some of them aside; throws UserError when none would be left. */
  constructor({ total, heldOut, reuse, words }: PoolOptions, streams: Streams) {
    if (!(heldOut < total)) {
      throw new UserError(`heldOut must be less than the ${total} ${words.items} of ${words.whole}, but got ${heldOut}; lower heldOut, ${words.more}`);
    }
    const order = permutation(total, streams.rng());
    this.reserve = order.subarray(0, heldOut);
    this.pool = order.subarray(heldOut);
    this.reuse = reuse;
    this.words = words;
  }

  /** Number of items that chains draw from. */
  get size(): number {
    return this.pool.length;
  }

  /** Which items answer a request; throws UserError where there are too few. */
  choose({ from, count, generation, taken, member, key = 'size' }: RealRequest, streams: Streams): Uint32Array {
    if (from === 'heldOut') return this.heldOut(count);
    const available = this.size;
    const { items, more } = this.words;
    if (count > available) {
      throw new UserError(`real ${items} per draw must be at most the ${available} of the pool, but got ${count}; lower ${key} or heldOut, ${more}`);
    }
    // What is new at generation 0 is none of the real samples.
    if (from === 'fresh' && this.reuse && generation > 0) return this.pooled(drawWithoutReplacement(available, count, streams.fork('fresh', generation).fork('member', member).rng()));
    if (taken + count > available) {
      const lower = key === 'size' ? 'size' : `${key} or size`;
      const wayOut = this.reuse ? `lower ${lower}, or ${more}` : `set reuse: true in the world to draw ${items} again, or lower ${lower} or generations`;
      throw new UserError(
        `fresh real ${items} must not exceed the pool of ${available}, but got a request for ${count} more at generation ${generation} after ${taken}; ${wayOut}`,
      );
    }
    // The chain's own order of the pool, of which it takes the next items whenever it asks.
    return this.pooled(permutation(available, streams.fork('order').rng()).subarray(taken, taken + count));
  }

  private heldOut(count: number): Uint32Array {
    if (count <= this.reserve.length) return this.reserve.subarray(0, count);
    throw new UserError(`held-out ${this.words.items} must be at most the ${this.reserve.length} set aside, but got ${count}; raise heldOut`);
  }

  private pooled(at: Uint32Array): Uint32Array {
    return at.map((i) => this.pool[i]!);
  }
}
