// Exponential variates by inversion.
import type { Rng } from '../rng.ts';
import { requirePositive } from './requirements.ts';

/** An exponential variate of the given mean; takes one uniform. Throws RangeError unless the mean is finite and above 0. */
export function exponential(mean: number, rng: Rng): number {
  requirePositive('mean', mean);
  // 1 − u lies in (0, 1], so the logarithm never sees zero.
  return -mean * Math.log(1 - rng.uniform());
}
