// The regularised incomplete beta function in the log domain; Abramowitz & Stegun (1964), 26.5.8.
import { logGamma } from './log-gamma.ts';

/**
 * ln I_x(a, b), the log probability that a beta variable of shapes a, b > 0 lies below x. The complement y = 1 − x is asked for as well,
 * for whichever of the two is small would lose its digits in the subtraction.
 */
export function logBetaShare(x: number, y: number, a: number, b: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) return NaN;
  if (x === 0 || y === 0) return x === 0 ? -Infinity : 0;
  // The fraction converges fast below the mean; above it the other tail is the small one.
  if (x > (a + 1) / (a + b + 2)) return Math.log1p(-Math.exp(logLeftTail(y, x, b, a)));
  return logLeftTail(x, y, a, b);
}

function logLeftTail(x: number, y: number, a: number, b: number): number {
  const logX = x > 0.5 ? Math.log1p(-y) : Math.log(x);
  const logY = y > 0.5 ? Math.log1p(-x) : Math.log(y);
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  return a * logX + b * logY - logBeta - Math.log(a * betaFraction(x, a, b));
}

/** 1 + d₁ / (1 + d₂ / (1 + …)) of 26.5.8, by the modified method of Lentz. */
function betaFraction(x: number, a: number, b: number): number {
  let value = 1;
  let c = 1;
  let d = 0;
  for (let k = 1; ; k++) {
    const m = k >> 1;
    const numerator = k % 2 === 0 ? (m * (b - m) * x) / ((a + k - 1) * (a + k)) : (-(a + m) * (a + b + m) * x) / ((a + k - 1) * (a + k));
    d = 1 / (1 + numerator * d);
    c = 1 + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) return value;
  }
}
