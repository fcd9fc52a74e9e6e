// Moving-average MTLD: a factor is grown from every token instead of where the last one ended; Jarvis & Hashimoto (2021).
import { idBound } from './token-counts.ts';

/**
 * Mean length, in tokens, of the factors that start at every token and close at a ratio < threshold from `minimum` tokens on.
 * `wrap` goes on at the beginning where the text ends, for one more round at most; `bidirectional` drops factors that the text's
 * end cuts off and averages both directions (programs use 10). NaN where no factor closes.
 *
 * Time grows with tokens × factor length, so a long text that never repeats is out of reach.
 */
export function movingAverageMtld(tokens: Uint32Array, threshold: number, minimum: number, ends: 'wrap' | 'bidirectional'): number {
  if (ends === 'wrap') return meanFactor(tokens, threshold, minimum, 2 * tokens.length);
  const forward = meanFactor(tokens, threshold, minimum, tokens.length);
  return (forward + meanFactor(tokens.toReversed(), threshold, minimum, tokens.length)) / 2;
}

/**
 * Mean length of the factors from every token on that close before position `end`, positions beyond the text counting from its
 * start again.
 */
function meanFactor(tokens: Uint32Array, threshold: number, minimum: number, end: number): number {
  const n = tokens.length;
  // lastSeenFrom[id] is 1 + the start from which the type was last seen.
  const lastSeenFrom = new Uint32Array(idBound(tokens));
  let found = 0;
  let total = 0;
  for (let start = 0; start < n; start++) {
    let types = 0;
    for (let i = start; i < end; i++) {
      const token = tokens[i < n ? i : i - n]!;
      if (lastSeenFrom[token] !== start + 1) types++;
      lastSeenFrom[token] = start + 1;
      const length = i + 1 - start;
      if (length < minimum || types / length >= threshold) continue;
      found++;
      total += length;
      break;
    }
  }
  return total / found;
}
