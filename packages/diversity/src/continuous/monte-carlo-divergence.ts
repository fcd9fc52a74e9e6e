// Kullback–Leibler divergence of two densities from draws of the first.
import { moments } from './moments.ts';

export interface MonteCarloDivergence {
  /** Mean of ln p − ln q, in nats. */
  readonly divergence: number;
  /** Its standard error, with divisor n − 1; NaN below two draws. */
  readonly standardError: number;
}

/**
 * KL(p ‖ q) from the log densities of both at draws of p; Infinity where q rules out a draw. With a mixture for q: the halves of
 * Jensen–Shannon.
 */
export function monteCarloDivergence(logP: ArrayLike<number>, logQ: ArrayLike<number>): MonteCarloDivergence {
  const ratios = Float64Array.from(logP, (log, i) => log - logQ[i]!);
  const { sampleVariance, n } = moments(ratios);
  return { divergence: ratios.reduce((sum, ratio) => sum + ratio, 0) / n, standardError: Math.sqrt(sampleVariance / n) };
}
