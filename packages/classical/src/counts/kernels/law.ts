// Numbers about a law of symbols.
import { giniSimpson, shannonEntropy } from '@collapse-lab/diversity';
import type { Row } from '@collapse-lab/runner';

/** Entropy −Σ p ln p in nats. */
export const entropyOf = (law: Float64Array): number => shannonEntropy(law);

/** Support, 1 − Σ p² and the largest probability. */
export function describeLaw(law: Float64Array): Row {
  let [support, largest] = [0, 0];
  for (const p of law) {
    if (p > 0) support++;
    if (p > largest) largest = p;
  }
  return { support, giniSimpson: giniSimpson(law), largestProbability: largest };
}
