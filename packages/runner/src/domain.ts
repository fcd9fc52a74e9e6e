// Domains and the laboratory: the members that work on one kind of data, bundled, and all the bundles there are.
import type { Catalogue } from './catalogue.ts';
import type { Fitted, Measure, Model, Policy, Reward, Selection, World, WorldSource } from './contracts.ts';
import type { Awaitable, DataAlgebra } from './data.ts';

/** A generation shown to people: a few items to read, a curve where items are real numbers, and dots where they have more. */
export interface Portrait {
  readonly text: string;
  readonly curve?: { readonly x: readonly number[]; readonly density: readonly number[] };
  /** Some items by two of their coordinates. */
  readonly cloud?: { readonly x: readonly number[]; readonly y: readonly number[] };
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
  portray(subject: { world: World<D>; sample: D; model: Fitted<D> | undefined; reference: D }): Awaitable<Portrait>;
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
