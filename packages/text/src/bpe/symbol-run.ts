// Symbols in a row, of which neighbours are merged in constant time: a doubly linked list in flat arrays.
import { pairKey } from './pair-key.ts';

const NONE = -1;

/** Places are those of the symbols as they were given; a merged symbol has the place of its left part. */
export class SymbolRun {
  readonly length: number;
  private readonly symbol: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;

  /** `starts`: places that are not joined to the one before them. */
  constructor(symbols: ArrayLike<number>, starts: Iterable<number> = []) {
    this.length = symbols.length;
    this.symbol = Int32Array.from(symbols);
    this.next = Int32Array.from({ length: this.length }, (_, at) => (at + 1 < this.length ? at + 1 : NONE));
    this.previous = Int32Array.from({ length: this.length }, (_, at) => at - 1);
    for (const start of starts) {
      if (start > 0) this.next[start - 1] = NONE;
      this.previous[start] = NONE;
    }
  }

  /** The pair of the symbol at this place and the one after it; undefined where there are no two. */
  keyAt(at: number): number | undefined {
    if (at === NONE || this.symbol[at] === NONE || this.next[at] === NONE) return undefined;
    return pairKey(this.symbol[at]!, this.symbol[this.next[at]!]!);
  }

  /** The place before this one; −1 where there is none. */
  before(at: number): number {
    return this.previous[at]!;
  }

  /** The place after this one; −1 where there is none. */
  after(at: number): number {
    return this.next[at]!;
  }

  /** Puts `symbol` in place of the pair that begins here. */
  merge(at: number, symbol: number): void {
    const gone = this.next[at]!;
    const after = this.next[gone]!;
    this.symbol[at] = symbol;
    this.symbol[gone] = NONE;
    this.next[at] = after;
    if (after !== NONE) this.previous[after] = at;
  }

  /** What is left, in order. */
  symbols(): number[] {
    return Array.from(this.symbol).filter((each) => each !== NONE);
  }
}
