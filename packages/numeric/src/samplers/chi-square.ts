// Chi-square variates: twice a gamma of half the degrees of freedom.
import type { Rng } from '../rng.ts';
import { gamma } from './gamma.ts';
import { requirePositive } from './requirements.ts';

/** A chi-square variate of `df` degrees of freedom (mean df, variance 2 df); throws RangeError unless df is finite and above 0. */
export function chiSquare(df: number, rng: Rng): number {
  requirePositive('df', df);
  return 2 * gamma(0.5 * df, rng);
}
