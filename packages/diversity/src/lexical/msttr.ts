// Mean segmental type–token ratio; Johnson (1944).
import { idBound } from './token-counts.ts';

/** Mean types / window over the ⌊n / window⌋ full segments of `window` tokens, the rest dropped; NaN for fewer tokens than one. */
export function msttr(tokens: Uint32Array, window: number): number {
  if (!(window >= 1 && window <= tokens.length)) return NaN;
  const segments = Math.floor(tokens.length / window);
  // lastSeenIn[id] is 1 + the last segment in which the type was seen.
  const lastSeenIn = new Uint32Array(idBound(tokens));
  let types = 0;
  for (let segment = 0; segment < segments; segment++) {
    for (let i = segment * window; i < (segment + 1) * window; i++) {
      if (lastSeenIn[tokens[i]!] !== segment + 1) types++;
      lastSeenIn[tokens[i]!] = segment + 1;
    }
  }
  return types / window / segments;
}
