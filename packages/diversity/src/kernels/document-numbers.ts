// Documents named by numbers, so that equal ones have equal numbers.
import type { Documents } from '@collapse-lab/numeric';

/** Number of each document, 0 … different − 1 by first appearance. */
export function documentNumbers({ tokens, starts }: Documents): Uint32Array {
  const count = starts.length - 1;
  const numbers = new Uint32Array(count);
  // Hash of the tokens → first documents with it, which are then compared token by token.
  const firsts = new Map<number, number[]>();
  let different = 0;
  for (let d = 0; d < count; d++) {
    let hash = 0x811c9dc5;
    for (let i = starts[d]!; i < starts[d + 1]!; i++) hash = Math.imul(hash ^ tokens[i]!, 0x01000193) ^ (hash >>> 15);
    const candidates = firsts.get(hash) ?? [];
    const same = candidates.find((other) => equal(tokens, starts[other]!, starts[other + 1]!, starts[d]!, starts[d + 1]!));
    numbers[d] = same === undefined ? different++ : numbers[same]!;
    if (same === undefined) firsts.set(hash, [...candidates, d]);
  }
  return numbers;
}

function equal(tokens: Uint32Array, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  if (end - start !== otherEnd - otherStart) return false;
  for (let i = start, j = otherStart; i < end; i++, j++) if (tokens[i] !== tokens[j]) return false;
  return true;
}
