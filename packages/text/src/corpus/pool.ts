// The documents of a corpus shared out: a reserve that nothing is trained on, and a pool that chains draw from.
import { documentCount, drawWithoutReplacement, permutation, type Documents, type Streams } from '@collapse-lab/numeric';
import { UserError, type RealRequest } from '@collapse-lab/runner';
import { takeDocuments } from '../algebra.ts';

/** Real documents by request; every answer follows from the request and its streams alone. */
export class DocumentPool {
  private readonly documents: Documents;
  private readonly reserve: Uint32Array;
  private readonly pool: Uint32Array;
  private readonly reuse: boolean;

  /** Shuffles the documents and sets `heldOut` of them aside; throws UserError when no document would be left. */
  constructor(documents: Documents, heldOut: number, reuse: boolean, streams: Streams) {
    const total = documentCount(documents);
    if (!(heldOut < total)) {
      throw new UserError(`heldOut must be less than the ${total} documents of the corpus, but got ${heldOut}; lower heldOut, split the text finer or take a longer one`);
    }
    const order = permutation(total, streams.rng());
    this.documents = documents;
    this.reserve = order.subarray(0, heldOut);
    this.pool = order.subarray(heldOut);
    this.reuse = reuse;
  }

  /** Number of documents that chains draw from. */
  get size(): number {
    return this.pool.length;
  }

  draw(request: RealRequest, streams: Streams): Documents {
    return takeDocuments(this.documents, this.choose(request, streams));
  }

  private choose({ from, count, generation, taken, member }: RealRequest, streams: Streams): Uint32Array {
    if (from === 'heldOut') return this.heldOut(count);
    const available = this.pool.length;
    if (count > available) {
      throw new UserError(`real documents per draw must be at most the ${available} of the pool, but got ${count}; lower size or heldOut, split the text finer or take a longer one`);
    }
    if (from === 'fresh' && this.reuse) return this.pooled(drawWithoutReplacement(available, count, streams.fork('fresh', generation).fork('member', member).rng()));
    if (taken + count > available) {
      throw new UserError(
        `fresh real documents must not exceed the pool of ${available}, but got a request for ${count} more at generation ${generation} after ${taken}; set reuse: true in the world to draw documents again, or lower size or generations`,
      );
    }
    // The chain's own order of the pool, of which it takes the next documents whenever it asks.
    return this.pooled(permutation(available, streams.fork('order').rng()).subarray(taken, taken + count));
  }

  private heldOut(count: number): Uint32Array {
    if (count <= this.reserve.length) return this.reserve.subarray(0, count);
    throw new UserError(`held-out documents must be at most the ${this.reserve.length} set aside, but got ${count}; raise heldOut`);
  }

  private pooled(at: Uint32Array): Uint32Array {
    return at.map((i) => this.pool[i]!);
  }
}
