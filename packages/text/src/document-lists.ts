// Documents as lists of tokens, and back.
import type { Documents } from '@collapse-lab/numeric';

/** Documents with these tokens. */
export function documentsOf(lists: readonly (readonly number[])[]): Documents {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => { starts[i + 1] = starts[i]! + list.length; });
  return { tokens: Uint32Array.from(lists.flat()), starts };
}

/** The tokens of each document, copied. */
export function listsOf({ tokens, starts }: Documents): number[][] {
  return Array.from({ length: starts.length - 1 }, (_, i) => [...tokens.subarray(starts[i]!, starts[i + 1]!)]);
}
