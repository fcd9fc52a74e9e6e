// The one-sided sign test; Arbuthnott (1710), Conover, Practical Nonparametric Statistics (1999), section 3.4.
import { logBetaShare } from './distributions/log-beta-share.ts';

/**
 * Probability of `above` or more of `of` fair coins showing heads, exactly: p of the hypothesis that a paired difference is as
 * often below 0 as above it. Differences of 0 are to be left out by the caller. 1 where `above` is 0.
 */
export function signTest(above: number, of: number): number {
  // P(Bin(n, ½) ≥ k) = I_½(k, n − k + 1); Abramowitz & Stegun (1964), 26.5.24.
  return above <= 0 ? 1 : Math.exp(logBetaShare(0.5, 0.5, above, of - above + 1));
}
