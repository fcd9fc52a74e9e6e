// When there are too few chains for a p-value.

/** Chains an arm (or pairs) below which no test here gives a p-value. */
export const CHAINS_FOR_A_P_VALUE = 8;

/** What stands in a result where a p-value would have stood on too few chains. */
export interface TooFew {
  readonly kind: 'too-few';
  /** Chains of the smallest arm; 0 where there is no arm. */
  readonly have: number;
  /** Chains that every arm must have. */
  readonly need: number;
}

/** The refusal that chains per arm call for; undefined where every arm has enough for a p-value. */
export function tooFewForP(chainsPerArm: readonly number[]): TooFew | undefined {
  const have = chainsPerArm.length === 0 ? 0 : Math.min(...chainsPerArm);
  return have >= CHAINS_FOR_A_P_VALUE ? undefined : { kind: 'too-few', have, need: CHAINS_FOR_A_P_VALUE };
}
