// Moving-average type–token ratio; Covington & McFall (2010).
import { idBound } from './token-counts.ts';

/** Mean types / window over all n − window + 1 windows of `window` tokens; linear in tokens; NaN for fewer tokens than one window. */
export function mattr(tokens: Uint32Array, window: number): number {
  if (!(window >= 1 && window <= tokens.length)) return NaN;
  const inside = new Uint32Array(idBound(tokens));
  let types = 0;
  for (let i = 0; i < window; i++) if (inside[tokens[i]!]!++ === 0) types++;
  let sum = types;
  for (let i = window; i < tokens.length; i++) {
    if (inside[tokens[i]!]!++ === 0) types++;
    if (--inside[tokens[i - window]!]! === 0) types--;
    sum += types;
  }
  return sum / window / (tokens.length - window + 1);
}
