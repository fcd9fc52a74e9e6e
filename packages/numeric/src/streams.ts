// Named random streams: a tree of states, each made from its parent's by the child's name, so that a new draw never shifts another.
import seedrandom from 'seedrandom';
import { Rng } from './rng.ts';

const NAME = /^[A-Za-z][A-Za-z0-9-]*$/;

/** A node in the tree of named random streams. Two nodes with the same path from the same seed draw the same numbers. */
export class Streams {
  /** What stands before the last part of the path: the parent, or the seed itself at the root. */
  private readonly parent: Streams | string;
  private readonly name: string;
  private readonly index: number | undefined;
  private readonly a: number;
  private readonly b: number;
  private readonly c: number;
  private readonly d: number;

  private constructor(parent: Streams | string, name: string, index: number | undefined, a: number, b: number, c: number, d: number) {
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  /** The root; its state is seedrandom's Alea keyed by the seed. */
  static from(seed: string | number): Streams {
    const [a, b, c, d] = wordsOf(String(seed));
    return new Streams(encodeURIComponent(String(seed)), '', undefined, a, b, c, d);
  }

  /** The full path from the seed, e.g. `7/chain:3/generation:10/fit`. */
  get key(): string {
    const { parent, name, index } = this;
    if (typeof parent === 'string') return parent;
    return `${parent.key}/${name}${index === undefined ? '' : `:${index}`}`;
  }

  /**
   * The child stream called `name`, or `name:index` for an index from 0 to 2⁵² − 1; names are letters, digits and hyphens.
   * Its state is this one's, mixed with the name's words and the index by the round of MurmurHash3_x86_128 (Appleby 2011).
   */
  fork(name: string, index?: number): Streams {
    const words = knownNames.get(name) ?? learnName(name);
    const low = index === undefined ? 0 : index >>> 0;
    // Whether there is an index at all is part of what is mixed in.
    const high = index === undefined ? 0 : 1 + (index - low) / 4294967296;
    let { a, b, c, d } = this;
    a ^= scrambled(words[0], 0x239b961b, 15, 0xab0e9789);
    a = Math.imul(rotated(a, 19) + b, 5) + 0x561ccd1b;
    b ^= scrambled(words[1], 0xab0e9789, 16, 0x38b34ae5);
    b = Math.imul(rotated(b, 17) + c, 5) + 0x0bcaa747;
    c ^= scrambled(low, 0x38b34ae5, 17, 0xa1e38b93);
    c = Math.imul(rotated(c, 15) + d, 5) + 0x96cd1c35;
    d ^= scrambled(high, 0xa1e38b93, 18, 0x239b961b);
    d = Math.imul(rotated(d, 13) + a, 5) + 0x32ac3b17;
    return new Streams(this, name, index, a | 0, b | 0, c | 0, d | 0);
  }

  /** A fresh generator at the start of this stream: xoshiro128** from the state, finished as MurmurHash3 finishes its. */
  rng(): Rng {
    let { a, b, c, d } = this;
    a = (a + b + c + d) | 0;
    [b, c, d] = [b + a, c + a, d + a];
    [a, b, c, d] = [avalanche(a), avalanche(b), avalanche(c), avalanche(d)];
    a = (a + b + c + d) | 0;
    return new Rng(a, b + a, c + a, d + a);
  }
}

type Words = readonly [number, number, number, number];

/** Four words of seedrandom's Alea keyed by a text. */
function wordsOf(text: string): Words {
  const alea = seedrandom.alea(text);
  return [alea.int32(), alea.int32(), alea.int32(), alea.int32()];
}

/** The words of the names that were ever forked: a handful, each forked millions of times. */
const knownNames = new Map<string, Words>();

function learnName(name: string): Words {
  if (!NAME.test(name)) throw new RangeError(`stream name must be letters, digits and hyphens, but got "${name}"`);
  const words = wordsOf(name);
  knownNames.set(name, words);
  return words;
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** A word of what is mixed in, as MurmurHash3 scrambles it. */
function scrambled(word: number, first: number, by: number, second: number): number {
  return Math.imul(rotated(Math.imul(word, first), by), second);
}

/** MurmurHash3's final mix of one word: every bit of it reaches every other. */
function avalanche(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The root of all randomness of a study. */
export function streams(seed: string | number): Streams {
  return Streams.from(seed);
}
