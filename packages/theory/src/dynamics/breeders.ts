// Selection on a quantitative trait, the breeder's equation as Yoon et al. read guidance by [P]; formulas from quantitative genetics [K].
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { power } from '../compound.ts';

/** Truncation selection of the best share f of a normal trait: threshold x = Φ⁻¹(1−f) and intensity i = φ(x)/f, both in standard deviations. */
export function truncation(share: number): { readonly threshold: number; readonly intensity: number } {
  if (share >= 1) return { threshold: -Infinity, intensity: 0 };
  if (share === 0) return { threshold: Infinity, intensity: Infinity };
  const threshold = share < 1e-6 ? farThreshold(share) : -normalQuantile(share, 0, 1);
  return { threshold, intensity: density(threshold) / share };
}

/** x where the tail above is f, by Newton's method on its logarithm: the quantile of the library knows no tail below 1e-16. */
function farThreshold(share: number): number {
  let x = Math.sqrt(-2 * Math.log(share));
  for (let i = 0; i < 6; i++) {
    const tail = normalCdf(-x, 0, 1);
    x += (tail / density(x)) * Math.log(tail / share);
  }
  return x;
}

const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

export interface Breeding {
  /** h²: share of the trait's variance that is passed on. */
  readonly heritability: number;
  /** f: the share of parents that is selected, the best. */
  readonly share: number;
  /** σ_P of the trait. */
  readonly stdDev: number;
}

/** One generation: differential S = iσ_P, response R = h²S, and the variance that is passed on, h²(1 − h²i(i−x))σ_P²; i(i−x) goes from 0 where all are parents to 1 where hardly any are. */
export function breeders({ heritability, share, stdDev }: Breeding): { readonly differential: number; readonly response: number; readonly variance: number } {
  const { threshold, intensity } = truncation(share);
  const lost = share >= 1 ? 0 : share === 0 ? heritability : heritability * intensity * (intensity - threshold);
  return { differential: intensity * stdDev, response: heritability * intensity * stdDev, variance: heritability * (1 - lost) * stdDev * stdDev };
}

/** Sampling from p^w, w the guidance scale, refitted t times: w^−t of the variance, n → ∞, exact [D]. */
export const guidedVariance = (scale: number, t: number): number => power(1 / scale, t);

/** Where mutation adds `added` after every guided step, the variance it comes to: V = V/w + m at V* = m/(1 − 1/w). ∞ for w ≤ 1. */
export const mutationBalance = (scale: number, added: number): number => (scale > 1 ? added / (1 - 1 / scale) : Infinity);
