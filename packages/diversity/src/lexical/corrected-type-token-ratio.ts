// Carroll's corrected type–token ratio; Carroll (1964).
import { rootTypeTokenRatio } from './root-type-token-ratio.ts';

/** Types / √(2 · units): Guiraud's R over √2; NaN when nothing was counted. */
export function correctedTypeTokenRatio(counts: ArrayLike<number>): number {
  return rootTypeTokenRatio(counts) / Math.SQRT2;
}
