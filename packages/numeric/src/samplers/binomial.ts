// Binomial counts: by inversion where few are expected, else by transformed rejection (Hörmann 1993, BTRS).
import type { Rng } from '../rng.ts';
import { factorialExcess, halfDeviance } from '../saddle-point.ts';
import { requireTrials } from './requirements.ts';

/** Expected successes (or failures, where those are fewer) from which the hat of BTRS covers the law. */
const REJECTION_FROM = 10;

/**
 * Successes among n independent trials of probability p, for whole n from 0 to 2³¹ and p from 0 to 1; throws RangeError otherwise.
 * Exact but for rounding: a total variation of less than 1e-11. Takes no uniform where the count is certain, else a number that varies.
 */
export function binomial(n: number, p: number, rng: Rng): number {
  requireTrials(n);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be from 0 to 1, but got ${p}`);
  // 1 − p is exact where p ≥ ½.
  return p > 0.5 ? n - fewer(n, 1 - p, rng) : fewer(n, p, rng);
}

function fewer(n: number, p: number, rng: Rng): number {
  if (n === 0 || p === 0) return 0;
  return n * p < REJECTION_FROM ? inverted(n, p, rng) : rejected(n, p, rng);
}

/** Counts up until the distribution function has passed a uniform. */
function inverted(n: number, p: number, rng: Rng): number {
  const odds = p / (1 - p);
  const none = Math.exp(n * Math.log1p(-p));
  for (;;) {
    let left = rng.uniform();
    let probability = none;
    for (let k = 0; k <= n && probability > 0; k++) {
      if (left < probability) return k;
      left -= probability;
      probability *= (odds * (n - k)) / (k + 1);
    }
    // A uniform beyond what rounding leaves of the sum, one in 10¹⁵, is drawn again.
  }
}

/** Uniform points (u, v) of the unit square, u mapped to counts in steps of about equal probability, v to below a flat hat. */
function rejected(n: number, p: number, rng: Rng): number {
  const q = 1 - p;
  const mean = n * p;
  const stdDev = Math.sqrt(mean * q);
  // Hörmann's fit of the hat: widths a and b, height alpha relative to the mode, and the height below which all is accepted.
  const b = 1.15 + 2.53 * stdDev;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const alpha = (2.83 + 5.1 / b) * stdDev;
  const surely = 0.92 - 4.2 / b;
  // The whole part is added last, so that large counts do not coarsen the map.
  const whole = Math.floor(mean + 0.5);
  const part = mean + 0.5 - whole;
  for (;;) {
    const u = rng.uniform() - 0.5;
    const v = rng.uniform();
    const edge = 0.5 - Math.abs(u);
    const k = whole + Math.floor(((2 * a) / edge + b) * u + part);
    if (edge >= 0.07 && v <= surely) return k;
    if (k < 0 || k > n) continue;
    const mode = Math.floor((n + 1) * p);
    const ratio = (v * alpha) / (a / (edge * edge) + b);
    if (Math.log(ratio) <= improbability(mode, n, mean, n * q) - improbability(k, n, mean, n * q)) return k;
  }
}

/** −ln P(k) less what does not depend on k. */
function improbability(k: number, n: number, successes: number, failures: number): number {
  return factorialExcess(k) + factorialExcess(n - k) + halfDeviance(k, successes) + halfDeviance(n - k, failures);
}
