// The upper incomplete gamma function in the log domain; Abramowitz & Stegun (1964), 6.5.29 and 6.5.31.
import { logGamma } from './log-gamma.ts';

/** ln Q(a, x), the log probability that a gamma variable of shape a > 0 and scale 1 exceeds x; NaN for a ≤ 0. Never underflows. */
export function logGammaTail(a: number, x: number): number {
  if (!(a > 0) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 0;
  if (x === Infinity) return -Infinity;
  const front = a * Math.log(x) - x - logGamma(a);
  // Below the mean P is summed and Q is not small; above it the fraction gives Q itself, so that no tail is a difference.
  return x < a + 1 ? Math.log1p(-Math.exp(front) * lowerSeries(a, x)) : front - Math.log(tailFraction(a, x));
}

/** Σ xᵏ / (a (a + 1) … (a + k)). */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** x + 1 − a − 1(1 − a) / (x + 3 − a − 2(2 − a) / (x + 5 − a − …)), by the modified method of Lentz. */
function tailFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let value = b;
  let c = b;
  let d = 0;
  for (let k = 1; ; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) return value;
  }
}
