// Which component has which number; a rule that the study names, so that no figure joins what does not belong together.
import { continuationOf } from '../multivariate/match-components.ts';
import { withOrder, type MixtureLaw } from '../multivariate/mixture-law.ts';
import type { MixtureRule } from './parameters.ts';

/**
 * The law with its components numbered by the rule; at generation 1 nothing is continued, and `matched` numbers by mean. Where a law has
 * more components than the last, those that continue none come after the others, by mean; where it has fewer, the others close up.
 */
export function numbered(law: MixtureLaw, order: MixtureRule['order'], previous: MixtureLaw | undefined): MixtureLaw {
  if (order === 'as-fitted') return law;
  if (order === 'by-mean' || !previous) return withOrder(law, byMean(law));
  const continued = [...continuationOf(previous, law)];
  return withOrder(law, [...continued, ...byMean(law).filter((j) => !continued.includes(j))]);
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
