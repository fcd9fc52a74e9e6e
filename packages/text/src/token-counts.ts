// How often each type occurs.
import type { Documents } from '@collapse-lab/numeric';

/** Occurrences by token id, zeros included, up to the largest id that occurs. */
export function tokenCounts({ tokens, starts }: Documents): Uint32Array {
  const used = tokens.subarray(starts[0]!, starts[starts.length - 1]!);
  let largest = -1;
  for (let i = 0; i < used.length; i++) largest = Math.max(largest, used[i]!);
  const counts = new Uint32Array(largest + 1);
  for (let i = 0; i < used.length; i++) counts[used[i]!]!++;
  return counts;
}
