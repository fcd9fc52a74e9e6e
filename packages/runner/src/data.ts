// Data as the loop sees it: items with their origins, what can be done with them, their scores, and rows of numbers about them.

export type Awaitable<T> = T | PromiseLike<T>;

/** Named numbers. NaN and ±∞ are values like any other; a column that does not apply is absent. */
export type Row = Readonly<Record<string, number>>;

/** What a number in a row means. */
export interface Column {
  readonly name: string;
  /** One sentence: definition, estimator, base of the logarithm. */
  readonly summary: string;
  /** nats, items, tokens, …; absent for pure numbers. */
  readonly unit?: string;
  /** Of a family's columns: filled by the fit's trace, so that rows have it whether or not parameters are measured. */
  readonly inTrace?: boolean;
}

/** Why a chain ended before its last generation, as data: a degenerate fit is a result, not an error. */
export interface Reason {
  /** Short and stable, e.g. `component-collapsed`. */
  readonly code: string;
  readonly message: string;
}

/** Items together with where each came from. */
export interface Batch<D> {
  readonly items: D;
  /** Per item: 0 for real, t for drawn from generation t's model. */
  readonly bornIn: Uint32Array;
  /** Per item: which member drew it (0 for real items). */
  readonly bornBy: Uint16Array;
  /** Per item: its weight in the likelihood; absent when all weigh 1. */
  readonly weight?: Float64Array;
  /** Per item: 1 where what it proposes is of its generation and the outcome is the world's answer; absent where no world was asked. */
  readonly answered?: Uint8Array;
}

/** What the loop must be able to do with a domain's data without knowing what it is. */
export interface DataAlgebra<D> {
  /** Number of items (points, documents). */
  size(items: D): number;
  /** Number of units: what is counted inside items (the points themselves, tokens). */
  units(items: D): number;
  /** Scalars in one unit, the dimension of points; 1 when absent. */
  scalarsPerUnit?(items: D): number;
  /** What each item weighs from birth, where items are not draws but atoms of a law; undefined where all weigh 1. */
  weights?(items: D): Float64Array | undefined;
  /** The items at these indices, in this order, copied. */
  take(items: D, at: Uint32Array): D;
  /** An append-only store of items whose view copies nothing. */
  builder(): Builder<D>;
  encode(items: D): Uint8Array;
  decode(bytes: Uint8Array): D;
  /** Items as JSON, where they can be handed to another program. */
  readonly json?: JsonItems<D>;
}

/** Items as a list of JSON values and back, one value per item. */
export interface JsonItems<D> {
  toList(items: D): unknown[];
  /** Throws RangeError naming the first entry that is no item. */
  fromList(list: readonly unknown[]): D;
}

export interface Builder<D> {
  append(items: D): void;
  view(): D;
}

/** Log-likelihoods of every unit of some items. */
export interface Scores {
  /** Per unit, in nats; −Infinity where the law gives zero probability (or density). */
  readonly logLikelihood: Float64Array;
  /** Item i's units are unitStart[i] … unitStart[i + 1] − 1. */
  readonly unitStart: Uint32Array;
  /** Where the scores are smoothed: 0 for each unit that the unsmoothed law, the one sampled from, calls impossible. */
  readonly possible?: Uint8Array;
}
