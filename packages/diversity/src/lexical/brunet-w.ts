// Brunet's W; Brunet (1978). Low is diverse.
import { rareCounts } from '../distributions/rare-counts.ts';

/** units^(types^−a); a = 0.172 is Brunet's own exponent; NaN when nothing was counted. */
export function brunetW(counts: ArrayLike<number>, a = 0.172): number {
  const { n, types } = rareCounts(counts);
  return n > 0 ? Math.exp(Math.log(n) * Math.exp(-a * Math.log(types))) : NaN;
}
