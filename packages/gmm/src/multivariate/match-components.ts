// Which component of a mixture is which of the mixture before, so that a line in a figure stays with the same component.
import { cheapestAssignment } from './assignment.ts';
import { squaredWasserstein2 } from './component-distance.ts';
import type { MixtureLaw } from './mixture-law.ts';

/** For each component of `before` the one of `law` that continues it: the pairing whose squared 2-Wasserstein distances sum to least. */
export function continuationOf(before: MixtureLaw, law: MixtureLaw): Uint32Array {
  const k = law.weights.length;
  const cost = Float64Array.from({ length: k * k }, (_, at) => squaredWasserstein2(before, Math.floor(at / k), law, at % k));
  return cheapestAssignment(cost, k);
}
