// Differences of the gamma function's logarithm over half a step, without the cancellation of taking them apart.
import digamma from '@stdlib/math-base-special-digamma';
import gammaln from '@stdlib/math-base-special-gammaln';

/** From here on four terms of the asymptotic series (Tricomi & Erdélyi 1951) are exact to the last place. */
const SERIES_FROM = 50;

/** ln Γ(z + ½) − ln Γ(z) for z > 0. */
export function logGammaHalfStep(z: number): number {
  if (z < SERIES_FROM) return gammaln(z + 0.5) - gammaln(z);
  const r = 1 / (z * z);
  return 0.5 * Math.log(z) - (1 / 8 - r * (1 / 192 - r * (1 / 640 - (r * 17) / 14336))) / z;
}

/** ψ(z + ½) − ψ(z) for z > 0, its derivative. */
export function digammaHalfStep(z: number): number {
  if (z < SERIES_FROM) return digamma(z + 0.5) - digamma(z);
  const r = 1 / (z * z);
  return (0.5 + (1 / 8 - r * (1 / 64 - r * (1 / 128 - (r * 17) / 2048))) / z) / z;
}
