// From the rows of a run to estimates over its chains, generation by generation.
import type { Row, RunRecord } from '@collapse-lab/runner';
import { mean, median, sampleVariance } from '@collapse-lab/statistics';
import type { Point } from './expectation.ts';

/** A number of one chain in one generation. */
export type Observe = (values: Row, generation: number) => number;

/** Mean over the loop's chains with its standard error, of every recorded generation that has a model; of the first member where there are several, unless another is asked for (from 0). */
export function meanOf(run: RunRecord, observe: Observe, ofMember = 0): Point[] {
  return overChains({ ...run, rows: run.rows.filter(({ member }) => member === ofMember).map((row) => ({ ...row, member: 0 })) }, observe, (values) => ({ estimate: mean(values), standardError: Math.sqrt(sampleVariance(values) / values.length) }));
}

/** Mean over the loop's chains of what a number has gained since generation 1 of the same chain. */
export function gainOf(run: RunRecord, observe: Observe): Point[] {
  const first = firstOf(run, observe);
  const rows = run.rows.map((row) => ({ ...row, values: { gained: observe(row.values, row.generation) - (first.get(row.chain) ?? NaN) } }));
  return meanOf({ ...run, rows }, column('gained'));
}

/** The mean over the loop's chains as a ratio to that of generation 1, whose chance it shares: by the standard error of what parts a chain from the ratio (the delta method). */
export function ratioOf(run: RunRecord, observe: Observe): Point[] {
  const means = meanOf(run, observe);
  const [first] = means;
  const ratios = new Map(means.map(({ x, estimate }) => [x, estimate / first!.estimate]));
  const firsts = firstOf(run, observe);
  const rows = run.rows.map((row) => ({ ...row, values: { parted: observe(row.values, row.generation) - (ratios.get(row.generation) ?? NaN) * (firsts.get(row.chain) ?? NaN) } }));
  const parted = meanOf({ ...run, rows }, column('parted'));
  return means.map(({ x }, i) => ({ x, estimate: ratios.get(x)!, standardError: parted[i]!.standardError / first!.estimate }));
}

/** Mean over the loop's chains of each one's mean over its recorded generations from one on, for what no longer changes there: one point, at the last of them. */
export function settledOf(run: RunRecord, observe: Observe, from: number): Point[] {
  const last = run.study.generations;
  const seen = new Map<number, number[]>();
  for (const { arm, chain, member, generation, values } of run.rows) {
    if (arm === 'loop' && member === 0 && generation >= from) seen.set(chain, [...(seen.get(chain) ?? []), observe(values, generation)]);
  }
  const rows = run.rows.filter(({ arm, generation }) => arm === 'loop' && generation === last).map((row) => ({ ...row, values: { settled: mean(seen.get(row.chain)!) } }));
  return meanOf({ ...run, rows }, column('settled'));
}

/** What each chain had at generation 1. */
function firstOf({ rows }: RunRecord, observe: Observe): ReadonlyMap<number, number> {
  return new Map(rows.filter(({ arm, generation, member }) => arm === 'loop' && generation === 1 && member === 0).map(({ chain, values }) => [chain, observe(values, 1)]));
}

/** Share of the loop's chains of which something is true. Its standard error is that of two more chains on either side, as it would else be 0 where all agree. */
export function shareOf(run: RunRecord, is: (values: Row, generation: number) => boolean): Point[] {
  return overChains(run, (values, generation) => Number(is(values, generation)), (values) => {
    const n = values.length;
    const share = mean(values);
    const adjusted = (share * n + 2) / (n + 4);
    return { estimate: share, standardError: Math.sqrt((adjusted * (1 - adjusted)) / (n + 4)) };
  });
}

/** Median over the loop's chains; its standard error is that of a normal law's median, √(π/2) of the mean's. */
export function medianOf(run: RunRecord, observe: Observe): Point[] {
  return overChains(run, observe, (values) => ({ estimate: median(values), standardError: Math.sqrt(((Math.PI / 2) * sampleVariance(values)) / values.length) }));
}

/** Standard deviation over the loop's chains; its standard error is a normal law's, s/√(2(R − 1)). */
export function spreadOf(run: RunRecord, observe: Observe): Point[] {
  return overChains(run, observe, (values) => {
    const spread = Math.sqrt(sampleVariance(values));
    return { estimate: spread, standardError: spread / Math.sqrt(2 * (values.length - 1)) };
  });
}

/** The values of one column, or NaN where it is not. */
export const column = (name: string): Observe => (values) => values[name] ?? NaN;

type Estimate = Pick<Point, 'estimate' | 'standardError'>;

function overChains(run: RunRecord, observe: Observe, estimate: (values: readonly number[]) => Estimate): Point[] {
  const byGeneration = new Map<number, number[]>();
  for (const { arm, generation, member, values } of run.rows) {
    if (arm !== 'loop' || generation === 0 || member !== 0) continue;
    const seen = byGeneration.get(generation) ?? [];
    seen.push(observe(values, generation));
    byGeneration.set(generation, seen);
  }
  return [...byGeneration]
    .sort(([a], [b]) => a - b)
    // A chain that is not there is no number, and must not pass for a smaller sample.
    .map(([x, values]) => ({ x, ...(values.length === run.study.chains ? estimate(values) : { estimate: NaN, standardError: NaN }) }));
}
