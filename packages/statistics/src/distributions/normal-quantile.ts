// Quantiles of the standard normal distribution, by Newton's method.
import { normalCdf } from './normal-cdf.ts';

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/** Φ⁻¹(p), to about 1e-15 / φ(x): 1e-13 for p between 0.001 and 0.999; ∓∞ at 0 and 1, NaN outside. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  if (p < 0.5) return -normalQuantile(1 - p);
  // Φ is concave from 0 on, so the steps approach the root from below and never pass it but by rounding.
  let x = 0;
  for (;;) {
    const next = x + (p - normalCdf(x)) * ROOT_TWO_PI * Math.exp(0.5 * x * x);
    if (!(next > x)) return x;
    x = next;
  }
}
