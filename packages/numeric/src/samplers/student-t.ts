// Student's t variates: a normal over the root of an independent mean square.
import type { Rng } from '../rng.ts';
import { chiSquare } from './chi-square.ts';
import { requirePositive } from './requirements.ts';

/**
 * A variate of Student's t with `df` degrees of freedom; throws RangeError unless df is finite and above 0. Where the law reaches
 * beyond the largest double, as it does for df below 0.1, ±∞.
 */
export function studentT(df: number, rng: Rng): number {
  requirePositive('df', df);
  const z = rng.normal();
  return z / Math.sqrt(chiSquare(df, rng) / df);
}
