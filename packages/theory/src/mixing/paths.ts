// How the variance of a refitted parameter grows along the three paths of Dey and Donoho 2024 [R], as ratios to that of the first fit.
// Assumption: an asymptotically linear estimator on n items, θ̂_G = (what it was trained on) + e_G with independent e_G; G = 1 is the fit on
// real data. Regular maximum likelihood is one, logistic regression only where n/d is large.
import { inverseSquares } from '../harmonic.ts';

/** Discarding all but the last sample: G. */
export const discardPath = (generations: number): number => generations;

/** Augmenting (accumulation): θ̂_G = θ̂_(G−1) + e_G/G, hence Σ 1/i² ≤ π²/6, a relative efficiency of at least 6/π². */
export const piSquaredPath = (generations: number): number => (generations === Infinity ? (Math.PI * Math.PI) / 6 : inverseSquares(generations));

/** A sample of n from the pool: 1 + Σ_{k=2}^G (2 − 1/(k−1))/k² + 1 − 1/G → π²/2 − 2 [D]. */
export function subsamplePath(generations: number): number {
  if (generations === Infinity) return (Math.PI * Math.PI) / 2 - 2;
  let sum = 2 - 1 / generations;
  for (let k = generations; k >= 2; k--) sum += (2 - 1 / (k - 1)) / (k * k);
  return sum;
}
