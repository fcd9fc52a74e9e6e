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
    this.copyTo(state, 0);
    const [first, second] = scrambledName(name);
    mixIn(state, 0, first, second, scrambledLow(index), scrambledHigh(index));
    return new Streams(this, name, index, state[0]!, state[1]!, state[2]!, state[3]!);
  }

  /** The children `name:first`, `name:first + 1`, … as one thing, for those who need many of them at once. */
  range(name: string, first: number): StreamRange {
    return new StreamRange(this, name, first, []);
  }

  /** A fresh generator at the start of this stream: xoshiro128** from the state, finished as MurmurHash3 finishes its. */
  rng(): Rng {
    this.copyTo(state, 0);
    finish(state, 0);
    return new Rng(state[0]!, state[1]!, state[2]!, state[3]!);
  }

  /** Writes the four words of this stream's state to `into`, from index `at` on. */
  copyTo(into: Int32Array, at: number): void {
    into[at] = this.a;
    into[at + 1] = this.b;
    into[at + 2] = this.c;
    into[at + 3] = this.d;
  }
}

interface Fork {
  readonly name: string;
  readonly index: number | undefined;
}

/** Consecutively indexed children of a stream, or what lies at the end of one path below each of them. */
export class StreamRange {
  private readonly parent: Streams;
  private readonly name: string;
  private readonly first: number;
  private readonly path: readonly Fork[];

  /** @internal Made by `Streams.range` and `fork`. */
  constructor(parent: Streams, name: string, first: number, path: readonly Fork[]) {
    this.parent = parent;
    this.name = name;
    this.first = first;
    this.path = path;
  }

  /** The i-th stream. */
  at(i: number): Streams {
    return this.path.reduce((stream, { name, index }) => stream.fork(name, index), this.parent.fork(this.name, this.first + i));
  }

  /** The child of this name and index of every stream. */
  fork(name: string, index?: number): StreamRange {
    return new StreamRange(this.parent, this.name, this.first, [...this.path, { name, index }]);
  }

  /** The range that begins so many streams later, or earlier. */
  from(offset: number): StreamRange {
    return new StreamRange(this.parent, this.name, this.first + offset, this.path);
  }

  /** The index of the first stream. */
  get start(): number {
    return this.first;
  }

  /**
   * For kernels that make the states themselves: the four words of the parent's state, then for every step of the path the four words that
   * it mixes in. Those of the first step are right for the stream of index 0, and differ in the third, for indices below 2³², and the fourth.
   */
  recipe(): Int32Array {
    const words = new Int32Array(8 + 4 * this.path.length);
    this.parent.copyTo(words, 0);
    writeStep(words, 4, this.name, 0);
    for (let step = 0; step < this.path.length; step++) writeStep(words, 8 + 4 * step, this.path[step]!.name, this.path[step]!.index);
    return words;
  }

  /**
   * Fills `into` with the states that the generators `at(from).rng()`, `at(from + 1).rng()`, … start from, four words of
   * xoshiro128** each; one may be all zeros, with a chance of 2⁻¹²⁸, which `Rng` mends.
   */
  states(from: number, into: Int32Array): void {
    const [first, second] = scrambledName(this.name);
    for (let at = 0; at < into.length; at += 4) {
      const index = this.first + from + at / 4;
      this.parent.copyTo(into, at);
      mixIn(into, at, first, second, scrambledLow(index), scrambledHigh(index));
    }
    // One step of the path after the other, so that the processor works on many streams at once.
    for (const { name, index } of this.path) {
      const [first, second] = scrambledName(name);
      const [low, high] = [scrambledLow(index), scrambledHigh(index)];
      for (let at = 0; at < into.length; at += 4) mixIn(into, at, first, second, low, high);
    }
    for (let at = 0; at < into.length; at += 4) finish(into, at);
  }
}

/** Writes what a step of a path mixes in, four words. */
function writeStep(words: Int32Array, at: number, name: string, index: number | undefined): void {
  const [first, second] = scrambledName(name);
  words[at] = first;
  words[at + 1] = second;
  words[at + 2] = scrambledLow(index);
  words[at + 3] = scrambledHigh(index);
}

/** The state being worked on; nothing is left in it from one call to the next. */
const state = new Int32Array(4);

/** The low word of an index, scrambled as it is mixed in. */
function scrambledLow(index: number | undefined): number {
  return index === undefined ? 0 : scrambled(index | 0, 0x38b34ae5, 17, 0xa1e38b93);
}

/** The high word, which also tells whether there is an index at all. */
function scrambledHigh(index: number | undefined): number {
  return index === undefined ? 0 : scrambled(1 + (index - (index >>> 0)) / 4294967296, 0xa1e38b93, 18, 0x239b961b);
}

/** Mixes the scrambled words of a name and of an index into the state at words[at …]. */
function mixIn(words: Int32Array, at: number, first: number, second: number, low: number, high: number): void {
  // Sums are cut to 32 bits at once, or the compiler would make them floating-point numbers.
  let a = words[at]!;
  let b = words[at + 1]!;
  let c = words[at + 2]!;
  let d = words[at + 3]!;
  a ^= first;
  a = (Math.imul((rotated(a, 19) + b) | 0, 5) + 0x561ccd1b) | 0;
  b ^= second;
  b = (Math.imul((rotated(b, 17) + c) | 0, 5) + 0x0bcaa747) | 0;
  c ^= low;
  c = (Math.imul((rotated(c, 15) + d) | 0, 5) + 0x96cd1c35) | 0;
  d ^= high;
  d = (Math.imul((rotated(d, 13) + a) | 0, 5) + 0x32ac3b17) | 0;
  words[at] = a;
  words[at + 1] = b;
  words[at + 2] = c;
  words[at + 3] = d;
}

/** Makes the state of a generator of the state at words[at …], as MurmurHash3 finishes its. */
function finish(words: Int32Array, at: number): void {
  let a = (words[at]! + words[at + 1]! + words[at + 2]! + words[at + 3]!) | 0;
  const b = avalanche((words[at + 1]! + a) | 0);
  const c = avalanche((words[at + 2]! + a) | 0);
  const d = avalanche((words[at + 3]! + a) | 0);
  a = (avalanche(a) + b + c + d) | 0;
  words[at] = a;
  words[at + 1] = (b + a) | 0;
  words[at + 2] = (c + a) | 0;
  words[at + 3] = (d + a) | 0;
}

type Words = readonly [number, number, number, number];

/** Four words of seedrandom's Alea keyed by a text. */
function wordsOf(text: string): Words {
  const alea = seedrandom.alea(text);
  return [alea.int32(), alea.int32(), alea.int32(), alea.int32()];
}

/** The first two words of a name's, scrambled as they are mixed in. */
type ScrambledName = readonly [number, number];

/** The names that were ever forked: a handful, each forked millions of times. */
const knownNames = new Map<string, ScrambledName>();

function scrambledName(name: string): ScrambledName {
  return knownNames.get(name) ?? learnName(name);
}

function learnName(name: string): ScrambledName {
  if (!NAME.test(name)) throw new RangeError(`stream name must be letters, digits and hyphens, but got "${name}"`);
  const words = wordsOf(name);
  const scrambledWords: ScrambledName = [scrambled(words[0], 0x239b961b, 15, 0xab0e9789), scrambled(words[1], 0xab0e9789, 16, 0x38b34ae5)];
  knownNames.set(name, scrambledWords);
  return scrambledWords;
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
