// Multinomial counts as a chain of conditional binomials (Davis 1993).
import type { Rng } from '../rng.ts';
import { binomial } from './binomial.ts';
import { requireTrials, requireWeights } from './requirements.ts';

/**
 * Writes into `counts` how often each class comes in n independent draws (whole n from 0 to 2³¹), class i in proportion to
 * weights[i] ≥ 0; weights need not sum to 1 and must be another array. Throws RangeError for weights that are no law and for another number of counts.
 */
export function multinomial(n: number, weights: ArrayLike<number>, counts: Float64Array, rng: Rng): void {
  requireTrials(n);
  requireWeights(weights);
  if (counts.length !== weights.length) throw new RangeError(`counts must have ${weights.length} entries, one for each weight, but got ${counts.length}`);
  // First what each class and all after it weigh: added up from the end, so that a light tail keeps its digits.
  for (let i = counts.length - 1, sum = 0; i >= 0; i--) counts[i] = sum += weights[i]!;
  let left = n;
  for (let i = 0; i < counts.length; i++) {
    const count = left === 0 ? 0 : binomial(left, weights[i]! === 0 ? 0 : weights[i]! / counts[i]!, rng);
    counts[i] = count;
    left -= count;
  }
}
