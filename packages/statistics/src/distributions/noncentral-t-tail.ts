// The tails of the noncentral t distribution, as a mixture of normal tails over the chi distribution.
import { logGamma } from './log-gamma.ts';
import { normalCdf } from './normal-cdf.ts';

/**
 * P(|T| > t) for t ≥ 0 and a noncentral t variable with df > 0 degrees of freedom, which is the power of a two-sided t test whose
 * critical value is t. The absolute error is about 1e-12 up to a thousand degrees of freedom, 1e-9 at a million.
 */
export function noncentralTTails(t: number, df: number, noncentrality: number): number {
  // T = (Z + δ) / s with df · s² chi-square, so P = E[Φ(δ − ts) + Φ(−δ − ts)]. With u = ln s the density of u is smooth and dies out on
  // both sides, where the trapezoidal rule converges faster than any power of its step.
  const width = 1 / Math.sqrt(2 * df);
  const step = width / 8;
  const logNorm = Math.log(2) + 0.5 * df * Math.log(0.5 * df) - logGamma(0.5 * df);
  let sum = 0;
  for (let u = -(40 / df + 10 * width); u < 10 * width; u += step) {
    const s = Math.exp(u);
    const density = Math.exp(logNorm + df * (u - 0.5 * s * s));
    sum += density * (normalCdf(noncentrality - t * s) + normalCdf(-noncentrality - t * s));
  }
  return sum * step;
}
