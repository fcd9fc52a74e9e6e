// ln Γ(x + ½) − ln Γ(x), which is what the mean of a standard deviation is made of.
import gammaln from '@stdlib/math-base-special-gammaln';

/** ln Γ(x + ½)/Γ(x) for x > 0, from x = 20 on by its asymptotic series (Abramowitz and Stegun 6.1.47), without the cancellation of the two. */
export function logGammaHalfStep(x: number): number {
  if (x < 20) return gammaln(x + 0.5) - gammaln(x);
  const u = 1 / (x * x);
  return Math.log(x) / 2 - (1 / 8 - u * (1 / 192 - u * (1 / 640 - (u * 17) / 14336))) / x;
}
