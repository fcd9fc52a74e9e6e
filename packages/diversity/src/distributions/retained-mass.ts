// How much of a reference law still has a place in a sample.
import { pairedTotals } from '../kernels/paired-totals.ts';

/**
 * Σ p over the types that the sample has, p their share of the reference, 0 … 1; NaN without reference. Throws RangeError on
 * unequal lengths.
 */
export function retainedMass(reference: ArrayLike<number>, sample: ArrayLike<number>): number {
  const { pTotal } = pairedTotals(reference, sample);
  let retained = 0;
  for (let i = 0; i < reference.length; i++) if (sample[i] !== 0) retained += reference[i]! / pTotal;
  return retained;
}
