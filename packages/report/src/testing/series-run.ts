// A record whose rows are written down as series: one column, chain by chain.
import type { Arm, JournalRow, Outcome, RunRecord, Study } from '@collapse-lab/runner';
import { mixtureRun, recorded } from './records.ts';

/** What a record of series may be told besides. */
export interface SeriesOptions {
  readonly column?: string;
  readonly control?: readonly (readonly number[])[];
  readonly study?: Partial<Study>;
  /** Chains of the loop that stopped for want of a fit; shorter series without an entry here are unfinished. */
  readonly ended?: readonly number[];
}

/**
 * A run whose loop has `series[c][i]` at the i-th recorded generation from 1 on in chain c; NaN is a row without the column. Generation 0
 * never has it. The study runs to the end of the longest series unless it says otherwise.
 */
export function seriesRun(series: readonly (readonly number[])[], { column = 'relativeSupport', control = [], study = {}, ended = [] }: SeriesOptions = {}): RunRecord {
  const longest = Math.max(0, ...[...series, ...control].map(({ length }) => length));
  const run = mixtureRun({ record: 1, generations: longest, chains: series.length, control: control.length, ...study });
  const grid = recorded(run.study);
  const arms: [Arm, readonly (readonly number[])[]][] = [['loop', series], ['control', control]];
  const rows = arms.flatMap(([arm, chains]) =>
    chains.flatMap((values, chain) =>
      [NaN, ...values].map((value, i): JournalRow => ({ arm, chain, member: 0, generation: grid[i]!, values: Number.isNaN(value) ? {} : { [column]: value } })),
    ),
  );
  const outcomes = arms.flatMap(([arm, chains]) =>
    chains.flatMap((values, chain): Outcome[] => {
      const generation = grid[values.length]!;
      const stopped = arm === 'loop' && ended.includes(chain);
      if (stopped) return [{ arm, chain, status: 'ended', generation, reason: { code: 'no-fit', message: 'none' } }];
      return generation === run.study.generations ? [{ arm, chain, status: 'complete', generation }] : [];
    }),
  );
  return { ...run, columns: [{ name: column, summary: '' }], rows, outcomes, portraits: [] };
}

/** `n` generations at 1, then at 0.1 up to `length`: sound for n generations. */
export function soundFor(n: number, length: number): number[] {
  return Array.from({ length }, (_, i) => (i < n ? 1 : 0.1));
}
