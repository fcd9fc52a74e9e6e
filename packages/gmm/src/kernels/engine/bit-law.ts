// A mixture as the E-step computes with it: logarithms to the base 2, so that an exponential is a fraction and a shift.
import { logPeak, type Mixture1d } from '../mixture1d.ts';

/** log₂ of component j's weighted density at x is peaks[j] − (x − means[j])² rates[j]. */
export interface BitLaw {
  readonly means: Float64Array;
  readonly peaks: Float64Array;
  readonly rates: Float64Array;
}

export function bitLaw({ weights, means, variances }: Mixture1d): BitLaw {
  return {
    means,
    peaks: weights.map((weight, j) => Math.LOG2E * logPeak(weight, variances[j]!)),
    rates: variances.map((variance) => Math.LOG2E * (0.5 / variance)),
  };
}
