// Every measure on every block, or on all blocks together, with what each block adds to it.
import type { BlockValues, Measure, MeasureInfo } from './contracts.ts';

/** An arm as measures of a whole see it: all of its blocks, and all but each of them. */
export interface WholeArm<V> {
  readonly all: V;
  readonly without: readonly V[];
}

/** An arm of views that need nothing but the items themselves. */
export function wholeArm<P, V>(blocks: readonly (readonly P[])[], view: (items: readonly P[]) => V): WholeArm<V> {
  return { all: view(blocks.flat()), without: blocks.map((_, left) => view(blocks.filter((_block, b) => b !== left).flat())) };
}

/** Values of measures on the views of both arms' blocks. */
export function blockValues<V>(measures: readonly Measure<V>[], control: readonly V[], group: readonly V[]): BlockValues {
  const over = (views: readonly V[]): Float64Array[] => measures.map(({ of }) => Float64Array.from(views, of));
  return { measures: measures.map(infoOf), control: over(control), group: over(group), equalised: {} };
}

/**
 * Values of measures on whole arms, one per block: the measure of all blocks, moved by what it loses without this one; the mean is
 * the measure itself. So they stand for independent draws as blocks' own values do, to first order (the delete-a-group jackknife;
 * Tukey 1958, Shao & Tu 1995, which errs towards too much spread by the inequality of Efron & Stein 1981).
 */
export function wholeValues<V>(measures: readonly Measure<V>[], control: WholeArm<V>, group: WholeArm<V>): BlockValues {
  const over = ({ all, without }: WholeArm<V>): Float64Array[] => measures.map(({ of }) => influences(of(all), without.map(of)));
  return { measures: measures.map(infoOf), control: over(control), group: over(group), equalised: {} };
}

function influences(all: number, without: readonly number[]): Float64Array {
  const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
  return Float64Array.from(without, (value) => (without.length === 1 ? all : all + (without.length - 1) * (mean - value)));
}

/** The values of several sets of measures as one. */
export function togetherValues(all: readonly BlockValues[], equalised: Readonly<Record<string, number>> = {}): BlockValues {
  return { measures: all.flatMap(({ measures }) => measures), control: all.flatMap(({ control }) => control), group: all.flatMap(({ group }) => group), equalised };
}

/** What a measure says of itself. */
export function infoOf<V>({ of: _of, ...info }: Measure<V>): MeasureInfo {
  return info;
}
