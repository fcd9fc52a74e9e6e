// Rewards: one number per item by which selections prefer it.
import type { DataAlgebra, World } from './contracts.ts';
import { UserError } from './errors.ts';

/** The rewards that every domain has. */
export const rewards = ['log-likelihood', 'length'] as const;

/** Per item: its log-likelihood under the world in nats, or its length in units. Throws UserError where the world's law is not known. */
export function rewardOf<D>(reward: (typeof rewards)[number], items: D, algebra: DataAlgebra<D>, world: World<D>): Float64Array {
  const size = algebra.size(items);
  if (reward === 'length') return Float64Array.from({ length: size }, (_, i) => algebra.units(algebra.take(items, Uint32Array.of(i))));
  if (!world.score) throw new UserError('reward log-likelihood must have a world whose law is known, but this one has no likelihood; use the reward length, or a world such as mixture');
  const { logLikelihood, unitStart } = world.score(items);
  return Float64Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let u = unitStart[i]!; u < unitStart[i + 1]!; u++) sum += logLikelihood[u]!;
    return sum;
  });
}
