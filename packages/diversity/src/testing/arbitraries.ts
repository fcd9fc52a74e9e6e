// Random small inputs for property tests.
import type { Documents } from '@collapse-lab/numeric';
import fc from 'fast-check';

/** Counts with at least one unit, zeros among them. */
export const anyCounts = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 30 }).filter((counts) => counts.some((count) => count > 0));

/** Token ids over a small vocabulary, so that they repeat. */
export const anyTokens = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 60 }).map((list) => Uint32Array.from(list));

/** One to six short documents, empty ones among them. */
export const anyLists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 });

/** Documents with these tokens; the first starts at `offset`, where foreign tokens stand. */
export function documentsOfLists(lists: readonly (readonly number[])[], offset = 0): Documents {
  const starts = Uint32Array.of(offset, ...lists.map((_, i) => offset + lists.slice(0, i + 1).flat().length));
  return { tokens: Uint32Array.of(...Array.from({ length: offset }, () => 9), ...lists.flat(), 9), starts };
}

/** The n-grams of one document as strings, in order. */
export function gramsOf(list: readonly number[], n: number): string[] {
  return Array.from({ length: Math.max(0, list.length - n + 1) }, (_, i) => list.slice(i, i + n).join(' '));
}

/** Finite numbers on a coarse grid, so that values tie. */
export const anySample = fc.array(fc.integer({ min: -40, max: 40 }).map((x) => x / 4), { minLength: 1, maxLength: 25 });
