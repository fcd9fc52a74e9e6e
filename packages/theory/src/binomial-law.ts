// The binomial law, whole.
import gammaln from '@stdlib/math-base-special-gammaln';

/** P(0), …, P(n) of Bin(n, p). */
export function binomialLaw(n: number, p: number): Float64Array {
  if (p <= 0 || p >= 1) return Float64Array.from({ length: n + 1 }, (_, m) => (m === (p <= 0 ? 0 : n) ? 1 : 0));
  const whole = gammaln(n + 1);
  return Float64Array.from({ length: n + 1 }, (_, m) => Math.exp(whole - gammaln(m + 1) - gammaln(n - m + 1) + m * Math.log(p) + (n - m) * Math.log1p(-p)));
}
