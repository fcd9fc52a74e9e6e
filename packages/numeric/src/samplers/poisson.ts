// Poisson counts: by inversion where few are expected, else by transformed rejection (Hörmann 1993, PTRS).
import type { Rng } from '../rng.ts';
import { factorialExcess, halfDeviance } from '../saddle-point.ts';
import { LARGEST_COUNT } from './requirements.ts';

/** The mean from which the hat of PTRS covers the law. */
const REJECTION_FROM = 10;

/**
 * A Poisson count of the given mean, from 0 to 2³¹; throws RangeError otherwise. Exact but for rounding: a total variation of
 * less than 2e-11. Takes no uniform where the mean is 0, else a number that varies.
 */
export function poisson(mean: number, rng: Rng): number {
  if (!(mean >= 0 && mean <= LARGEST_COUNT)) throw new RangeError(`mean must be from 0 to ${LARGEST_COUNT}, but got ${mean}`);
  if (mean === 0) return 0;
  return mean < REJECTION_FROM ? inverted(mean, rng) : rejected(mean, rng);
}

/** Counts up until the distribution function has passed a uniform. */
function inverted(mean: number, rng: Rng): number {
  const none = Math.exp(-mean);
  for (;;) {
    let left = rng.uniform();
    let probability = none;
    for (let k = 0; probability > 0; k++) {
      if (left < probability) return k;
      left -= probability;
      probability *= mean / (k + 1);
    }
    // A uniform beyond what rounding leaves of the sum, one in 10¹⁵, is drawn again.
  }
}

/** Uniform points (u, v) of the unit square, u mapped to counts in steps of about equal probability, v to below a flat hat. */
function rejected(mean: number, rng: Rng): number {
  // Hörmann's fit of the hat: widths a and b, height 1 / alpha, and the height below which all is accepted.
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const surely = 0.9277 - 3.6224 / (b - 2);
  // The whole part is added last, so that large counts do not coarsen the map.
  const whole = Math.floor(mean + 0.43);
  const part = mean + 0.43 - whole;
  for (;;) {
    const u = rng.uniform() - 0.5;
    const v = rng.uniform();
    const edge = 0.5 - Math.abs(u);
    const k = whole + Math.floor(((2 * a) / edge + b) * u + part);
    if (edge >= 0.07 && v <= surely) return k;
    if (k < 0) continue;
    const ratio = (v * inverseAlpha) / (a / (edge * edge) + b);
    if (Math.log(ratio) <= -factorialExcess(k) - halfDeviance(k, mean)) return k;
  }
}
