// Which component has which number; a rule that the study names, so that no figure joins what does not belong together.
import { continuationOf } from '../multivariate/match-components.ts';
import { withOrder, type MixtureLaw } from '../multivariate/mixture-law.ts';
import type { MixtureRule } from './parameters.ts';

/**
 * The law with its components numbered by the rule; at generation 1 nothing is continued, and `matched` numbers by mean. Where a law has
 * fewer components than the last, the others keep their numbers; where it has more, those that continue none take the least that no other
 * has, by mean.
 */
export function numbered(law: MixtureLaw, order: MixtureRule['order'], previous: MixtureLaw | undefined): MixtureLaw {
  if (order === 'as-fitted') return law;
  if (order === 'by-mean' || !previous) return withOrder(law, byMean(law));
  return withNumbers(law, previous);
}

function withNumbers(law: MixtureLaw, previous: MixtureLaw): MixtureLaw {
  const heldBy: (number | undefined)[] = [];
  continuationOf(previous, law).forEach((j, i) => { if (j >= 0) heldBy[previous.numbers?.[i] ?? i] = j; });
  for (const j of byMean(law).filter((each) => !heldBy.includes(each))) {
    const free = heldBy.findIndex((held) => held === undefined);
    heldBy[free < 0 ? heldBy.length : free] = j;
  }
  const taken = Uint32Array.from(heldBy.keys()).filter((number) => heldBy[number] !== undefined);
  const ordered = withOrder(law, taken.map((number) => heldBy[number]!));
  return taken.every((number, j) => number === j) ? ordered : { ...ordered, numbers: taken };
}

/** The components from the smallest mean to the largest, axis by axis. */
function byMean({ dimensions: d, weights, means }: MixtureLaw): number[] {
  const compare = (a: number, b: number): number => {
    for (let axis = 0; axis < d; axis++) {
      const difference = means[a * d + axis]! - means[b * d + axis]!;
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return [...weights.keys()].sort(compare);
}
