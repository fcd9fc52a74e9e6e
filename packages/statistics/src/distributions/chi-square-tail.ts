// The upper tail of the chi-square distribution; Abramowitz & Stegun (1964), 26.4.19.
import { logGammaTail } from './log-gamma-tail.ts';

/** P(X > x) for a chi-square variable with df > 0 degrees of freedom, accurate relative to its size down to 1e-300; NaN for df ≤ 0. */
export function chiSquareTail(x: number, df: number): number {
  return Math.exp(logGammaTail(df / 2, x / 2));
}
