// Named random streams: a tree of keys, each key seeding its own generator, so that a new draw never shifts another.
import seedrandom from 'seedrandom';
import { Rng } from './rng.ts';

const NAME = /^[A-Za-z][A-Za-z0-9-]*$/;

/** A node in the tree of named random streams. Two nodes with the same path from the same seed draw the same numbers. */
export class Streams {
  /** The full path from the seed, e.g. `7/chain:3/generation:10/fit`. */
  readonly key: string;

  private constructor(key: string) {
    this.key = key;
  }

  static from(seed: string | number): Streams {
    return new Streams(encodeURIComponent(String(seed)));
  }

  /** The child stream called `name`, or `name:index`; names are letters, digits and hyphens, so no two paths collide. */
  fork(name: string, index?: number): Streams {
    if (!NAME.test(name)) throw new RangeError(`stream name must be letters, digits and hyphens, but got "${name}"`);
    return new Streams(index === undefined ? `${this.key}/${name}` : `${this.key}/${name}:${index}`);
  }

  /** A fresh generator at the start of this stream: xoshiro128** seeded by seedrandom's Alea from the key. */
  rng(): Rng {
    const alea = seedrandom.alea(this.key);
    return new Rng(alea.int32(), alea.int32(), alea.int32(), alea.int32());
  }
}

/** The root of all randomness of a study. */
export function streams(seed: string | number): Streams {
  return Streams.from(seed);
}
