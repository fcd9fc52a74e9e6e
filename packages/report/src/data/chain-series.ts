// One column of every chain over its recorded generations.
import type { Arm, RunRecord } from '@collapse-lab/runner';

/** A chain's values, one entry per recorded generation of it, ascending; NaN where a row lacks the column. */
export interface ChainSeries {
  readonly chain: number;
  readonly generations: readonly number[];
  /** `members[m][i]` is member m at generations[i]. */
  readonly members: readonly (readonly number[])[];
}

/** Every chain of an arm that has a row or an end, in order; a chain that ended before its first row has no generations. */
export function chainSeries(run: RunRecord, arm: Arm, column: string): readonly ChainSeries[] {
  let known = computed.get(run);
  if (!known) computed.set(run, (known = new Map<string, readonly ChainSeries[]>()));
  const key = `${arm}/${column}`;
  let series = known.get(key);
  if (!series) known.set(key, (series = findSeries(run, arm, column)));
  return series;
}

/** Definitions of collapse, times and rates ask for the same few columns; records never change. */
const computed = new WeakMap<RunRecord, Map<string, readonly ChainSeries[]>>();

function findSeries({ rows, outcomes }: RunRecord, arm: Arm, column: string): ChainSeries[] {
  const chains = new Map<number, { chain: number; generations: number[]; members: number[][] }>();
  const seriesOf = (chain: number) => {
    const known = chains.get(chain) ?? { chain, generations: [], members: [] };
    chains.set(chain, known);
    return known;
  };
  for (const { arm: of, chain, member, generation, values } of rows) {
    if (of !== arm) continue;
    const { generations, members } = seriesOf(chain);
    if (generations.at(-1) !== generation) generations.push(generation);
    const series = (members[member] ??= []);
    while (series.length < generations.length - 1) series.push(NaN);
    series.push(values[column] ?? NaN);
  }
  for (const outcome of outcomes) if (outcome.arm === arm) seriesOf(outcome.chain);
  return [...chains.values()].sort((a, b) => a.chain - b.chain);
}
