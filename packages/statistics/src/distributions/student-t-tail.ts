// The upper tail of Student's t distribution; Abramowitz & Stegun (1964), 26.7.1.
import { logBetaShare } from './log-beta-share.ts';

/** P(T > t) with df > 0 degrees of freedom (not necessarily whole), accurate relative to its size in the upper tail; NaN for df ≤ 0. */
export function studentTTail(t: number, df: number): number {
  if (t < 0) return 1 - studentTTail(-t, df);
  if (t === Infinity) return df > 0 ? 0 : NaN;
  const ratio = (t * t) / df;
  return 0.5 * Math.exp(logBetaShare(1 / (1 + ratio), ratio / (1 + ratio), df / 2, 0.5));
}
