// Which component of a mixture is which of the mixture before, so that a line in a figure stays with the same component.
import { squaredFrechetDistance } from '@collapse-lab/diversity';
import { cheapestAssignment } from './assignment.ts';
import { componentOf, type MixtureLaw } from './mixture-law.ts';

/**
 * For each component of `before` the one of `law` that continues it, −1 where none does: the pairing whose squared 2-Wasserstein distances
 * sum to least. As many pairs as the smaller law has components.
 */
export function continuationOf(before: MixtureLaw, law: MixtureLaw): Int32Array {
  const [m, k] = [before.weights.length, law.weights.length];
  // A component without a partner costs nothing.
  const size = Math.max(m, k);
  const cost = Float64Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    return i < m && j < k ? squaredWasserstein2(before, i, law, j) : 0;
  });
  return Int32Array.from(cheapestAssignment(cost, size).subarray(0, m), (j) => (j < k ? j : -1));
}

/** Squared 2-Wasserstein distance of component i of `a` and component j of `b`, whose dimensions agree. */
export function squaredWasserstein2(a: MixtureLaw, i: number, b: MixtureLaw, j: number): number {
  return squaredFrechetDistance(componentOf(a, i), componentOf(b, j));
}
