// Many small chains on N(0, 1) through the real loop, as replicates by which theory is tested.
import type { OpenStudy } from '@collapse-lab/runner';
import { openPoints } from './open-points.ts';

/** Keys of a study that differ from one test to another. */
export interface StudyKeys {
  readonly policy: { readonly kind: string; readonly [parameter: string]: unknown };
  readonly size: number;
  readonly generations: number;
  readonly seed: string;
  readonly divisor?: 'n' | 'n-1';
  readonly sampling?: 'points' | 'statistics';
  readonly members?: number;
  readonly decoding?: Readonly<Record<string, number>>;
  readonly record?: number;
}

/** Opens a study of a Gaussian fitted to N(0, 1); its rows are the fitted parameters and the sizes. */
export function openGaussian({ divisor = 'n', sampling = 'points', members = 1, ...keys }: StudyKeys): Promise<OpenStudy> {
  const model = { family: 'gaussian', divisor, sampling };
  return openPoints({
    world: { kind: 'mixture', means: [0], stdDevs: [1], weights: [1] },
    members: Array<typeof model>(members).fill(model),
    ...keys,
  });
}

/** Fitted means and variances of one member: [t][chain], t from 1 on; index 0 is empty, as generation 0 has no model. */
export interface Replicates {
  readonly mean: readonly Float64Array[];
  readonly variance: readonly Float64Array[];
}

/** Runs `chains` chains to their end, from chain `first` on; one Replicates per member. Throws when a chain ends early. */
export async function replicate(keys: StudyKeys, chains: number, first = 0): Promise<Replicates[]> {
  const study = await openGaussian(keys);
  const empty = (): Float64Array[] => Array.from({ length: keys.generations + 1 }, (_, t) => new Float64Array(t === 0 ? 0 : chains));
  const members = Array.from({ length: keys.members ?? 1 }, () => ({ mean: empty(), variance: empty() }));
  for (let chain = 0; chain < chains; chain++) {
    let last = 0;
    for await (const { generation: t, rows } of study.runChain('loop', first + chain)) {
      last = t;
      if (t === 0) continue;
      members.forEach(({ mean, variance }, m) => {
        const row = rows![m]!;
        mean[t]![chain] = row['fittedMean']!;
        variance[t]![chain] = row['fittedStdDev']! * row['fittedStdDev']!;
      });
    }
    if (last !== keys.generations) throw new Error(`chain ${chain} ended at generation ${last}`);
  }
  return members;
}

/** Sample mean of replicates. */
export function average(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample covariance of replicates; divides by n − 1. */
export function covariance(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [average(a), average(b)];
  return a.reduce((sum, value, i) => sum + (value - meanA) * (b[i]! - meanB), 0) / (a.length - 1);
}

/** How many standard errors, estimated from the replicates, their mean lies from its expectation. */
export function zScore(values: Float64Array, expected: number): number {
  return (average(values) - expected) / Math.sqrt(covariance(values, values) / values.length);
}
