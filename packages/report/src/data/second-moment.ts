// Where the second moment of a loop's samples lies: inside chains, or between them.
import type { Arm, Row, RunRecord } from '@collapse-lab/runner';
import { mean, sampleVariance } from '@collapse-lab/statistics';

/**
 * The split at one generation: `within` is the mean over chains of the variance of a sample (divides by n), `between` the variance
 * over chains of the samples' means (divides by chains − 1), both the mean over axes. By the law of total variance their sum is the
 * variance of a point of any chain. In a loop of maximum-likelihood Gaussians on their own samples the sum keeps its expectation for
 * ever (Basu; E σ²ₜ + E (μₜ − μ)² = σ²): what chains lose in width they gain in distance from each other.
 */
export interface MomentSplit {
  readonly generation: number;
  readonly within: number;
  readonly between: number;
  readonly total: number;
  readonly chains: number;
}

/** The split at every recorded generation that two chains or more have; empty where moments, or those of some axis, are not recorded. */
export function secondMoments(run: RunRecord, arm: Arm): MomentSplit[] {
  const at = new Map<number, Row[]>();
  for (const row of run.rows) {
    if (row.arm === arm && row.member === 0 && row.values['variance'] !== undefined) at.set(row.generation, [...(at.get(row.generation) ?? []), row.values]);
  }
  const axes = axesOf(run);
  return [...at].sort(([a], [b]) => a - b).flatMap(([generation, rows]) => {
    if (rows.length < 2 || axes.length === 0) return [];
    const within = mean(rows.map((row) => row['variance']!));
    const between = mean(axes.map((axis) => sampleVariance(rows.map((row) => row[axis] ?? NaN))));
    return [{ generation, within, between, total: within + between, chains: rows.length }];
  });
}

/** The columns of the sample's means, one per axis; none where there are more axes than have columns. */
function axesOf({ facts, rows }: RunRecord): string[] {
  const found = ['sampleMean', 'sampleMeanX', 'sampleMeanY', 'sampleMeanZ'].filter((name) => rows.some(({ values }) => values[name] !== undefined));
  return found.length === Number(facts['dimensions'] ?? 1) ? found : [];
}
