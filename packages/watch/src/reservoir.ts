// A uniform sample of a stream in bounded memory: every item draws a priority, and those with the smallest are kept; Vitter (1985), Efraimidis & Spirakis (2006).
import type { Rng } from '@collapse-lab/numeric';

/** What a typed array takes beside its numbers in V8, about. */
export const OBJECT_BYTES = 200;

interface Kept<P> {
  readonly priority: number;
  readonly item: P;
  readonly bytes: number;
}

/**
 * Holds at most `most` items and, but for the last one, at most `limit` bytes. What is kept at any time is a uniform sample
 * without replacement of what was offered, already in random order: by priority. A limit on bytes cuts at a priority too, so that
 * long items are not less likely to stay.
 */
export class Reservoir<P> {
  private readonly most: number;
  private readonly bytesOf: (item: P) => number;
  private readonly rng: Rng;
  private limit: number;
  /** A heap with the largest priority on top. */
  private readonly heap: Kept<P>[] = [];
  private bytes = 0;
  /** From this priority on nothing is kept. */
  private border = 1;

  constructor(most: number, limit: number, bytesOf: (item: P) => number, rng: Rng) {
    this.most = most;
    this.bytesOf = bytesOf;
    this.limit = limit;
    this.rng = rng;
  }

  /** Offers an item, which is only made where it is kept. */
  offer(make: () => P): void {
    const priority = this.rng.uniform();
    if (priority >= this.border) return;
    const item = make();
    this.push({ priority, item, bytes: this.bytesOf(item) });
    this.shrink();
  }

  /** Sets another limit on bytes. */
  limitTo(bytes: number): void {
    this.limit = bytes;
    this.shrink();
  }

  /** What is kept, by priority: in random order. */
  items(): P[] {
    return [...this.heap].sort((a, b) => a.priority - b.priority).map(({ item }) => item);
  }

  private shrink(): void {
    while (this.heap.length > this.most || (this.bytes > this.limit && this.heap.length > 1)) this.border = this.pop().priority;
  }

  private push(kept: Kept<P>): void {
    const { heap } = this;
    this.bytes += kept.bytes;
    let at = heap.push(kept) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (heap[above]!.priority >= kept.priority) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = kept;
  }

  private pop(): Kept<P> {
    const { heap } = this;
    const top = heap[0]!;
    const last = heap.pop()!;
    this.bytes -= top.bytes;
    if (heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && heap[below + 1]!.priority > heap[below]!.priority) below++;
      if (heap[below]!.priority <= last.priority) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
    return top;
  }
}
