// What definitions ask of rows: where each chain began, where it ended, and how sure a mean over chains is.
import type { Arm, RunRecord } from '@collapse-lab/runner';
import { meanInterval, type MeanInterval } from '@collapse-lab/statistics';
import { count, formatNumber } from '../../format.ts';
import { chainSeries } from '../chain-series.ts';

/** A column of one chain over its recorded generations from 1 on, as far as it is a number. */
export interface ChainPath {
  readonly generations: readonly number[];
  readonly values: readonly number[];
}

/** The paths of all chains that have the column at generation 1 and later; a chain that ended early counts where it ended. */
export function pathsOf(run: RunRecord, arm: Arm, column: string): ChainPath[] {
  return chainSeries(run, arm, column).flatMap(({ generations, members }) => {
    const kept = generations.map((_, i) => i).filter((i) => generations[i]! >= 1 && !Number.isNaN(members[0]?.[i] ?? NaN));
    const path = { generations: kept.map((i) => generations[i]!), values: kept.map((i) => members[0]![i]!) };
    return path.generations[0] === 1 && path.generations.length > 1 ? [path] : [];
  });
}

/** One of several columns, with what it is called. */
export interface NamedColumn {
  readonly column: string;
  readonly words: string;
}

/** The first of the columns that is recorded, with its paths; undefined where none is. */
export function firstRecorded<N extends NamedColumn>(run: RunRecord, arm: Arm, columns: readonly N[]): (N & { readonly paths: ChainPath[] }) | undefined {
  for (const named of columns) {
    const paths = pathsOf(run, arm, named.column);
    if (paths.length > 0) return { ...named, paths };
  }
  return undefined;
}

/** A share over chains: its mean at generation 1, and over the last quarter of the run with 95 % limits. */
export interface LateShare extends MeanInterval {
  readonly first: number;
  readonly chains: number;
  /** `share of …: 0.9 → 0.1 (means of 4 chains)`. */
  readonly words: string;
}

/** The first recorded of the columns as a share over chains; undefined where none is, or of fewer than two chains. */
export function lateShare(run: RunRecord, arm: Arm, columns: readonly NamedColumn[]): LateShare | undefined {
  const found = firstRecorded(run, arm, columns);
  if (!found || found.paths.length < 2) return undefined;
  const { words, paths } = found;
  const first = meanInterval(firstOf(paths), 0.95).estimate;
  const late = meanInterval(lateMeanOf(paths).map(({ mean }) => mean), 0.95);
  return { ...late, first, chains: paths.length, words: `${words}: ${formatNumber(first)} → ${formatNumber(late.estimate)} (means of ${count(paths.length, 'chain')})` };
}

/** Values at generation 1, one per chain. */
export function firstOf(paths: readonly ChainPath[]): number[] {
  return paths.map(({ values }) => values[0]!);
}

/** Values at each chain's last generation. */
export function lastOf(paths: readonly ChainPath[]): number[] {
  return paths.map(({ values }) => values.at(-1)!);
}

/** Means over the last quarter of each chain's recorded generations after the first, and how many those are: for shares that are counts of few. */
export function lateMeanOf(paths: readonly ChainPath[]): { readonly mean: number; readonly generations: number }[] {
  return paths.map(({ values }) => {
    const late = values.slice(1).slice(-Math.ceil((values.length - 1) / 4));
    return { mean: late.reduce((sum, value) => sum + value, 0) / late.length, generations: late.length };
  });
}

/** The last generation that any of the chains has. */
export function endOf(paths: readonly ChainPath[]): number {
  return paths.reduce((last, { generations }) => Math.max(last, generations.at(-1)!), 0);
}

/** Loss by the truth where the world has a likelihood, otherwise less generation 1's. */
export function risingLoss(run: RunRecord, arm: Arm): { readonly column: string; readonly paths: ChainPath[] } {
  const excess = pathsOf(run, arm, 'excessRisk');
  return excess.length > 0 ? { column: 'excessRisk', paths: excess } : { column: 'fidelityLoss', paths: pathsOf(run, arm, 'fidelityLoss') };
}
