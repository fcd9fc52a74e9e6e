// How much of a sample is made of types that were rare, common or unknown in a reference.
import { pairedTotals } from '../kernels/paired-totals.ts';
import type { CountBand } from './type-survival.ts';

/**
 * Share, 0 … 1, of the sample's units whose type has a count in the band in the reference; a band of 0 … 0 is what is new. NaN
 * without units. Throws RangeError on unequal lengths.
 */
export function bandShare(reference: ArrayLike<number>, sample: ArrayLike<number>, { atLeast, atMost }: CountBand): number {
  const { qTotal } = pairedTotals(reference, sample);
  let units = 0;
  for (let i = 0; i < reference.length; i++) if (reference[i]! >= atLeast && reference[i]! <= atMost) units += sample[i]!;
  return units / qTotal;
}
