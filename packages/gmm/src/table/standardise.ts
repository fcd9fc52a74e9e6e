// Rows brought to mean 0 and standard deviation 1 of some of them.
import type { Points } from '@collapse-lab/numeric';
import { UserError } from '@collapse-lab/runner';
import { pointsAlgebra } from '../algebra.ts';
import { meanAndScatter } from '../multivariate/mean-and-scatter.ts';
import type { Table } from './table.ts';

export interface Standard {
  readonly rows: Points;
  /** What was taken away from each column, and what it was divided by then (divisor n). */
  readonly means: Float64Array;
  readonly stdDevs: Float64Array;
}

/** All rows, by the means and standard deviations of those in `pool`; throws UserError for a column that does not vary there. */
export function standardised({ rows, columns }: Table, pool: Uint32Array, path: string): Standard {
  const { values, dimensions: d } = rows;
  const { mean: means, scatter, mass } = meanAndScatter(pointsAlgebra.take(rows, pool));
  const stdDevs = means.map((_, axis) => Math.sqrt(scatter[axis * (d + 1)]! / mass));
  const flat = stdDevs.findIndex((stdDev) => !(stdDev > 0));
  if (flat >= 0) throw new UserError(`${path} column ${columns[flat]} must vary to be standardised, but is ${means[flat]} in every row of the pool; leave it out, or set standardise: false`);
  return { rows: { values: values.map((x, at) => (x - means[at % d]!) / stdDevs[at % d]!), dimensions: d }, means, stdDevs };
}
