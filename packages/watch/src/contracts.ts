// What a kind of outputs (text, numbers, embeddings) must offer, and what is found of groups of them.
import type { Streams } from '@collapse-lab/numeric';
import type { BootstrapInterval, PermutationTest, TooFew } from '@collapse-lab/statistics';

export type KindId = 'text' | 'numbers' | 'embeddings';

/** A quantity of a block of items. */
export interface MeasureInfo {
  readonly id: string;
  /** One sentence, with what decides the number. */
  readonly summary: string;
  readonly unit?: string;
  /** How it is compared: quantities that can be 0 or negative by their difference. */
  readonly change: 'ratio' | 'difference';
  /** Which way it goes when diversity is lost. */
  readonly loss: 'lower' | 'higher' | 'neither';
}

/** A measure of one view of a block. */
export interface Measure<V> extends MeasureInfo {
  of(view: V): number;
}

/** Blocks of equally many items each, disjoint and in random order; `anchor` are reference items in none of them. */
export interface Blocks<P> {
  readonly control: readonly (readonly P[])[];
  readonly group: readonly (readonly P[])[];
  readonly anchor: readonly P[];
}

export interface MeasuringContext {
  /** Names of the columns, for numbers. */
  readonly columns: readonly string[];
  readonly streams: Streams;
  readonly compress: (bytes: Uint8Array) => { readonly length: number };
}

/** Values by measure and block. */
export interface BlockValues {
  readonly measures: readonly MeasureInfo[];
  readonly control: readonly Float64Array[];
  readonly group: readonly Float64Array[];
  /** Further sizes that blocks were brought to, by name: `{ tokens: 4210 }`. */
  readonly equalised: Readonly<Record<string, number>>;
}

/** Counts what passes, sampled or not, in bounded memory. */
export interface Counter<R> {
  /** Units (tokens) of all items so far. */
  readonly total: number;
  /** Counts an item and returns its units: 0 says that it is empty. */
  observe(item: R): number;
  limitTo(types: number): void;
}

/** A kind of outputs; P is how its items are kept, R how they are read. */
export interface Kind<P, R = P> {
  readonly id: KindId;
  /** What an item is called. */
  readonly item: string;
  /** The measure that says most about lost diversity; shown first. */
  readonly headline: string;
  /** Items of a block at most, as some measures take the square of them. */
  readonly mostPerBlock: number;
  /** The item as it is kept. */
  keep(item: R): P;
  /** About how much memory it takes then. */
  bytesOf(item: P): number;
  /** Whether it is kept cut. */
  isCut(item: R): boolean;
  counter?(types: number): Counter<R>;
  /** What is measured of so many columns (none but for numbers). */
  measures(columns: readonly string[]): readonly MeasureInfo[];
  measure(blocks: Blocks<P>, context: MeasuringContext): BlockValues;
  /** What people can read: examples beside the numbers. */
  explore?(group: Sampled<P, R>, reference: Sampled<P, R>): Passages;
}

/** A group as it was gathered. */
export interface Sampled<P, R = P> {
  readonly name: string;
  /** All items of the group, and units where items have them; then empty ones, which are not measured. */
  readonly items: number;
  readonly units?: number;
  readonly empty: number;
  /** Items that were longer than is kept, and are measured cut. */
  readonly cut: number;
  /** In random order. */
  readonly sample: readonly P[];
  readonly counter?: Counter<R>;
}

/** Documents that say nearly the same. */
export interface Cluster {
  readonly size: number;
  readonly examples: readonly string[];
}

/** Types of the reference in one band of frequency, and how many of them the group never used. */
export interface VanishedBand {
  readonly band: 'head' | 'torso' | 'tail';
  readonly types: number;
  readonly vanished: number;
  /** How many would be missing by chance if the group drew independent words by the reference's frequencies. */
  readonly byChance: number;
  readonly words: readonly { readonly word: string; readonly perMillion: number; readonly expected: number }[];
}

/** A word sequence that more of the group's documents have than of the reference's: shares of documents. */
export interface Phrase {
  readonly phrase: string;
  readonly reference: number;
  readonly group: number;
}

/** What is shown of a text group beside its numbers. */
export interface Passages {
  /** Documents that were looked through in either, and how many of them stand in clusters. */
  readonly looked: number;
  readonly clustered: { readonly reference: number; readonly group: number };
  readonly clusters: readonly Cluster[];
  readonly vanished: readonly VanishedBand[];
  /** Counts of words are low by at most this many in either. */
  readonly missed: number;
  readonly phrases: readonly Phrase[];
}

/** What became of one measure. */
export interface Change {
  readonly measure: string;
  /** Means over blocks of the reference's control half and of the group. */
  readonly reference: number;
  readonly group: number;
  /** Their ratio or difference, as the measure says. */
  readonly change: BootstrapInterval;
  /** Of equal laws; absent where there are too few items, NaN where the measure is not finite in every block. */
  readonly test?: PermutationTest & { readonly adjusted: number };
}

/** One group against the reference. */
export interface Comparison {
  readonly group: string;
  readonly blocks: number;
  readonly perBlock: number;
  readonly equalised: Readonly<Record<string, number>>;
  readonly tooFew?: TooFew;
  readonly changes: readonly Change[];
  readonly passages?: Passages;
}

/** What is known of a group apart from its numbers. */
export interface GroupFacts {
  readonly name: string;
  readonly items: number;
  readonly sampled: number;
  readonly units?: number;
  readonly empty: number;
  readonly cut: number;
}

/** A bound on a change, and what was found. */
export interface AlarmOutcome {
  readonly bound: string;
  /** Tests that share the 5 %. */
  readonly tests: number;
  readonly fired: readonly { readonly group: string; readonly measure: string; readonly value: number; readonly p: number }[];
  /** Groups that it could not be told of, as they have too few items or no finite value. */
  readonly untold: readonly string[];
}

/** Everything that was found. */
export interface Findings {
  readonly kind: KindId;
  readonly item: string;
  readonly reference: string;
  readonly groups: readonly GroupFacts[];
  readonly measures: readonly MeasureInfo[];
  readonly comparisons: readonly Comparison[];
  /** Tests that Holm's correction is for. */
  readonly tests: number;
  readonly level: number;
  readonly alarms: readonly AlarmOutcome[];
}
