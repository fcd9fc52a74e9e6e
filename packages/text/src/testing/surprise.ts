// Whether documents are as surprising as their law's entropy says.
import type { Scores } from '@collapse-lab/runner';

/** By how much the mean −ln p per unit departs from `entropy`, in standard errors of a ratio of means over independent documents; and that error in nats per unit. */
export function surpriseBeyond(entropy: number, { logLikelihood, unitStart }: Scores): { readonly z: number; readonly error: number } {
  const n = unitStart.length - 1;
  const residuals = Array.from({ length: n }, (_, i) => {
    const units = logLikelihood.subarray(unitStart[i], unitStart[i + 1]);
    return -units.reduce((a, b) => a + b, 0) - entropy * units.length;
  });
  const mean = residuals.reduce((a, b) => a + b, 0) / n;
  const error = Math.sqrt(residuals.reduce((sum, each) => sum + (each - mean) * (each - mean), 0)) / n;
  return { z: mean / error, error: (error * n) / logLikelihood.length };
}
