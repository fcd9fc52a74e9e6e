// The rising factorial x (x + 1) … (x + n − 1) on the scale of logarithms.
import gammaln from '@stdlib/math-base-special-gammaln';

/** ln |Γ(x + n) / Γ(x)| for n ≥ 0, whole or not, without the cancellation of the two at large x: Stirling's series there. */
export function logRisingFactorial(x: number, n: number): number {
  if (x < 30) return gammaln(x + n) - gammaln(x);
  return n * Math.log(x) + (x + n - 0.5) * Math.log1p(n / x) - n + stirling(x + n) - stirling(x);
}

function stirling(x: number): number {
  const u = 1 / (x * x);
  return (1 / 12 - u * (1 / 360 - u * (1 / 1260 - u / 1680))) / x;
}
