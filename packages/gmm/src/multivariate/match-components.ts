// Which component of a mixture is which of the mixture before, so that a line in a figure stays with the same component.
import { squaredFrechetDistance } from '@collapse-lab/diversity';
import { cheapestAssignment } from './assignment.ts';
import { componentOf, type MixtureLaw } from './mixture-law.ts';

/** For each component of `before` the one of `law` that continues it: the pairing whose squared 2-Wasserstein distances sum to least. */
export function continuationOf(before: MixtureLaw, law: MixtureLaw): Uint32Array {
  const k = law.weights.length;
  const cost = Float64Array.from({ length: k * k }, (_, at) => squaredWasserstein2(before, Math.floor(at / k), law, at % k));
  return cheapestAssignment(cost, k);
}

/** Squared 2-Wasserstein distance of component i of `a` and component j of `b`, whose dimensions agree. */
export function squaredWasserstein2(a: MixtureLaw, i: number, b: MixtureLaw, j: number): number {
  return squaredFrechetDistance(componentOf(a, i), componentOf(b, j));
}
