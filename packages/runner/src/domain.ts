// Domains and the laboratory: the members that work on one kind of data, bundled, and all the bundles there are.
import type { Streams } from '@collapse-lab/numeric';
import type { Catalogue } from './catalogue.ts';
import type { Fitted, Measure, Model, Policy, Reward, Selection, World, WorldSource } from './contracts.ts';
import type { Awaitable, DataAlgebra } from './data.ts';
import type { Decoding } from './decoding.ts';

/** A generation shown to people: a few items to read, a curve where items are real numbers, and dots where they have more. */
export interface Portrait extends Chronicled {
  readonly text: string;
  readonly curve?: { readonly x: readonly number[]; readonly density: readonly number[] };
  /** Some items by two of their coordinates. */
  readonly cloud?: { readonly x: readonly number[]; readonly y: readonly number[] };
  /** The same beginnings in every generation and how they go on, at generation 0 as they really do; or why there are none. */
  readonly continued?: readonly Continuation[] | { readonly absent: string };
}

/** The beginning of a real item, and what follows it. */
export interface Continuation {
  readonly prompt: string;
  readonly text: string;
}

/** What is told of a chain up to a generation. */
export interface Chronicled {
  readonly lost?: Losses;
  /** Whole tables of it, as files by name. */
  readonly tables?: Readonly<Record<string, string>>;
}

/** What kinds of things (words, say) a chain's real sample had that the last sample has no more. */
export interface Losses {
  readonly kinds: number;
  readonly gone: number;
  /** By how often they occur in the real sample, from rare to common. */
  readonly bands: readonly LossBand[];
  /** Those that are gone, the most frequent first; not all of them. */
  readonly mostFrequent: readonly { readonly name: string; readonly realCount: number; /** The last generation that had it. */ readonly lastSeen: number }[];
}

/** Kinds that occur `atLeast` to `atMost` times, without an upper bound where that is absent. */
export interface LossBand {
  readonly atLeast: number;
  readonly atMost?: number;
  readonly kinds: number;
  readonly gone: number;
}

/** What is kept of the generations of a chain, to tell what became of what it started with. */
export interface Chronicle<D> {
  /** Takes down the next generation, the first being 0; generations that are leapt over are not among them. */
  note(generation: number, sample: D): void;
  tell(world: World<D>): Chronicled;
  /** What another one goes on from. */
  encode(): Uint8Array;
}

/** What a generation is portrayed from. */
export interface Sitter<D> {
  readonly world: World<D>;
  /** What the first member's model drew, after selection; at generation 0 the real sample. */
  readonly sample: D;
  /** Absent at generation 0. */
  readonly model: Fitted<D> | undefined;
  readonly reference: D;
  /** Real items never trained on, the same in all generations. */
  readonly heldOut: D;
  /** The generation's own for its portrait: what is drawn for it shifts nothing else. */
  readonly streams: Streams;
  readonly decoding: Decoding;
}

/** An algebra with everything that works on its data. */
export interface Domain<D> {
  readonly id: string;
  /** What an item and a unit are called, in the plural. */
  readonly words: { readonly items: string; readonly units: string };
  readonly algebra: DataAlgebra<D>;
  readonly worlds: Catalogue<WorldSource<D>>;
  readonly families: Catalogue<Model<D>>;
  readonly measures: Catalogue<Measure<D>>;
  readonly selections: Catalogue<Selection<D>>;
  readonly rewards: Catalogue<Reward<D>>;
  readonly defaultMeasures: readonly string[];
  portray(sitter: Sitter<D>): Awaitable<Portrait>;
  /** A chronicle from its beginning, or from where another one had come. */
  chronicle?(saved?: Uint8Array): Chronicle<D>;
}

/** A domain whose data type is known only inside `open`: the one place where types are closed over. */
export interface AnyDomain {
  readonly id: string;
  open<R>(use: <D>(domain: Domain<D>) => R): R;
}

/** Everything that can be named in a study. */
export interface Lab {
  readonly domains: readonly AnyDomain[];
  readonly policies: Catalogue<Policy>;
}

export function defineDomain<D>(domain: Domain<D>): AnyDomain {
  return { id: domain.id, open: (use) => use(domain) };
}
