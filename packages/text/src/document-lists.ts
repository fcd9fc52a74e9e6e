// Documents as lists of tokens, and back; and as texts.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import type { World } from '@collapse-lab/runner';

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

/** The first documents, at most so many, as a person reads them. */
export function textsOf(items: Documents, world: World<Documents>, most: number): string[] {
  return Array.from({ length: Math.min(most, documentCount(items)) }, (_, i) => world.show(items, i));
}
