// Survival of head, torso and tail: the commonest types of a reference, those below them, and the rare rest.
import { pairedTotals } from '../kernels/paired-totals.ts';

export interface MassBands {
  /** Share of the reference's units that the head holds, and that head and torso hold together: 0 < head ≤ torso ≤ 1. */
  readonly head: number;
  readonly torso: number;
}

export interface SurvivingTypes {
  /** Share of each band's types that the sample has, 0 … 1; NaN where the band has none. */
  readonly head: number;
  readonly torso: number;
  readonly tail: number;
}

/**
 * Types of the reference from the commonest on are the head until they hold its share, then the torso, then the tail; types of
 * equal count stay together, in the band of the first of them. Linear in types but for the sort of the counts. Throws RangeError on
 * unequal lengths.
 */
export function survivingTypes(reference: ArrayLike<number>, sample: ArrayLike<number>, { head, torso }: MassBands): SurvivingTypes {
  const { pTotal } = pairedTotals(reference, sample);
  const sorted = Float64Array.from(reference).sort().reverse();
  const headLeast = leastCount(sorted, head * pTotal);
  const torsoLeast = leastCount(sorted, torso * pTotal);
  const types = [0, 0, 0];
  const seen = [0, 0, 0];
  for (let i = 0; i < reference.length; i++) {
    const count = reference[i]!;
    if (count === 0) continue;
    const band = count >= headLeast ? 0 : count >= torsoLeast ? 1 : 2;
    types[band]!++;
    if (sample[i] !== 0) seen[band]!++;
  }
  return { head: seen[0]! / types[0]!, torso: seen[1]! / types[1]!, tail: seen[2]! / types[2]! };
}

/** Count of the type with which the commonest types reach `units`. */
function leastCount(descending: Float64Array, units: number): number {
  let sum = 0;
  for (let i = 0; i < descending.length; i++) {
    sum += descending[i]!;
    if (sum >= units) return descending[i]!;
  }
  return 0;
}
