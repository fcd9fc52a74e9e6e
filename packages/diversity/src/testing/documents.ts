// Small documents for tests.
import type { Documents } from '@collapse-lab/numeric';

/** Documents with these tokens; the first starts at `offset`, where foreign tokens stand. */
export function documentsOfLists(lists: readonly (readonly number[])[], offset = 0): Documents {
  const starts = Uint32Array.of(offset, ...lists.map((_, i) => offset + lists.slice(0, i + 1).flat().length));
  return { tokens: Uint32Array.of(...Array.from({ length: offset }, () => 9), ...lists.flat(), 9), starts };
}

/** The n-grams of one document as strings, in order. */
export function gramsOf(list: readonly number[], n: number): string[] {
  return Array.from({ length: Math.max(0, list.length - n + 1) }, (_, i) => list.slice(i, i + n).join(' '));
}
