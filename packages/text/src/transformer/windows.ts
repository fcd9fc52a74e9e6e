// The windows that training reads: every epoch the documents in another order, as one ring of symbols cut at another place.
import { documentCount, permutation, type Documents, type Streams } from '@collapse-lab/numeric';
import type { Feeds } from '@collapse-lab/onnx-autodiff';
import { ringOf, type Symbols } from './symbols.ts';

/** Windows in an epoch: as many as the ring holds without overlap. */
export function windowsIn(ringLength: number, context: number): number {
  return Math.floor(ringLength / context);
}

/** Windows of `context` symbols and what follows each, by their number: epoch after epoch, so that training can begin anywhere. */
export class Windows {
  private readonly perEpoch: number;
  private readonly items: Documents;
  private readonly symbols: Symbols;
  private readonly context: number;
  private readonly streams: Streams;
  private epoch: { readonly at: number; readonly ring: Int32Array; readonly first: number; readonly order: Uint32Array } | undefined;

  /** `ringLength` is that of all documents' known tokens and a border each. */
  constructor(items: Documents, symbols: Symbols, context: number, ringLength: number, streams: Streams) {
    this.items = items;
    this.symbols = symbols;
    this.context = context;
    this.streams = streams;
    this.perEpoch = windowsIn(ringLength, context);
  }

  /** Batches of `size` windows for the steps `from` up to but not including `to`, as `trainingModel` is fed. */
  batches(from: number, to: number, size: number): Feeds {
    const { context } = this;
    const steps = to - from;
    const tokens = new Int32Array(steps * size * context);
    const targets = new Int32Array(tokens.length);
    for (let row = 0; row < steps * size; row++) {
      const { ring, start } = this.window(from * size + row);
      for (let i = 0; i < context; i++) {
        tokens[row * context + i] = ring[(start + i) % ring.length]!;
        targets[row * context + i] = ring[(start + i + 1) % ring.length]!;
      }
    }
    return { tokens: { data: tokens, shape: [steps, size, context] }, targets: { data: targets, shape: [steps, size * context] } };
  }

  private window(number: number): { readonly ring: Int32Array; readonly start: number } {
    const { ring, first, order } = this.epochAt(Math.floor(number / this.perEpoch));
    return { ring, start: first + order[number % this.perEpoch]! * this.context };
  }

  private epochAt(at: number): NonNullable<Windows['epoch']> {
    if (this.epoch?.at === at) return this.epoch;
    const rng = this.streams.fork('epoch', at).rng();
    const ring = ringOf(this.items, this.symbols, permutation(documentCount(this.items), rng));
    this.epoch = { at, ring, first: rng.below(ring.length), order: permutation(this.perEpoch, rng) };
    return this.epoch;
  }
}
