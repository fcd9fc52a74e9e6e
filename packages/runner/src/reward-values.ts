// A reward as studies name it, and as selections are given it: made once, and its numbers checked.
import { z } from 'zod';
import type { Reward, SelectContext } from './contracts.ts';
import { UserError } from './errors.ts';
import type { Named } from './study.ts';

/** The parameter of a selection that names its reward: by its id, or with parameters of its own. */
export const namedReward = z
  .union([z.string(), z.looseObject({ kind: z.string() })])
  .transform((named): Named => (typeof named === 'string' ? { kind: named } : named))
  // The catalogue and the JSON Schema put the known rewards in its place.
  .meta({ catalogue: 'reward' });

/** One number per item by this reward; throws UserError when it gives anything else. ±∞ are numbers, NaN prefers nothing. */
export async function rewardValues<D>(kind: string, reward: Reward<D>, items: D, { algebra, world }: Pick<SelectContext<D>, 'algebra' | 'world'>): Promise<Float64Array> {
  const size = algebra.size(items);
  const values: unknown = await reward.reward(items, { algebra, world });
  const fault = faultOf(values, size);
  if (fault) throw new UserError(`reward "${kind}" must give one number for each of the ${size} ${size === 1 ? 'item' : 'items'}, but ${fault}; mend what its function reward returns`);
  return values as Float64Array;
}

function faultOf(values: unknown, size: number): string | undefined {
  if (!(values instanceof Float64Array)) return `gave ${Array.isArray(values) ? 'a list' : typeof values} instead of a Float64Array`;
  if (values.length !== size) return `gave ${values.length}`;
  const unordered = values.findIndex(Number.isNaN);
  return unordered < 0 ? undefined : `gave NaN for item ${unordered}`;
}
