// Which types of a reference are still seen, by how common they were there.
import { pairedTotals } from '../kernels/paired-totals.ts';

/** Types by their count in the reference: `atLeast` … `atMost`, both included. */
export interface CountBand {
  readonly atLeast: number;
  readonly atMost: number;
}

/**
 * Share, 0 … 1, of the reference's types in the band that the sample has at all; NaN where the band is empty. Compare samples of
 * equal size. Throws RangeError on unequal lengths.
 */
export function typeSurvival(reference: ArrayLike<number>, sample: ArrayLike<number>, { atLeast, atMost }: CountBand): number {
  pairedTotals(reference, sample);
  let types = 0;
  let seen = 0;
  for (let i = 0; i < reference.length; i++) {
    const count = reference[i]!;
    if (count === 0 || count < atLeast || count > atMost) continue;
    types++;
    if (sample[i] !== 0) seen++;
  }
  return seen / types;
}
