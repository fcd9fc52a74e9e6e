// The standard normal distribution function by its Taylor series; Marsaglia (2004).

/** Φ(x), to an absolute error of about 1e-15. */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) > 9) return x > 0 ? 1 : 0;
  // Φ(x) = ½ + φ(x) · (x + x³/3 + x⁵/(3·5) + …): all terms have one sign, so nothing cancels.
  let term = x;
  let sum = 0;
  for (let k = 1; sum + term !== sum; k++) {
    sum += term;
    term *= (x * x) / (2 * k + 1);
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x) * INVERSE_ROOT_TWO_PI;
}

const INVERSE_ROOT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);
