// Discounts from counts of counts: how many grams were seen once, twice, …, order by order.
import { isKnown, type Counts, type KnownGrams } from './smoothed-law.ts';

/** Per order k, at k − 1: index r holds how many grams of k symbols that end in the vocabulary have the count r, for r = 1 … largest. */
export function countsOfCounts({ trie, frozen }: KnownGrams, counts: Counts, largest: number): Float64Array[] {
  const { order, levelStart, symbol, firstChild, childCount } = trie;
  return Array.from({ length: order }, (_, level) => {
    const ofCount = new Float64Array(largest + 1);
    for (let context = levelStart[level]!; context < levelStart[level + 1]!; context++) {
      for (let child = firstChild[context]!; child < firstChild[context]! + childCount[context]!; child++) {
        const count = counts[child]!;
        if (count <= largest && isKnown(frozen, symbol[child]!)) ofCount[count]!++;
      }
    }
    return ofCount;
  });
}

/** Discounts of every order, as `interpolate` takes them, and of how many orders they could not be estimated. */
export interface Discounts {
  readonly discounts: Float64Array;
  readonly fallbacks: number;
}

/** Puts together the discounts that `estimate` gives for each order's counts of counts, or `fallback` where it gives none. */
function estimateDiscounts(
  grams: KnownGrams,
  counts: Counts,
  estimate: (ofCount: Float64Array) => readonly [number, number, number] | undefined,
  fallback: readonly [number, number, number],
): Discounts {
  const estimates = countsOfCounts(grams, counts, 4).map(estimate);
  return { discounts: Float64Array.from(estimates.flatMap((each) => each ?? fallback)), fallbacks: estimates.filter((each) => !each).length };
}

/** What lmplz takes with --discount_fallback where counts of counts give no discounts. */
const MODIFIED_FALLBACK = [0.5, 1, 1.5] as const;

/**
 * Modified Kneser–Ney's, for counts of 1, 2, and 3 or more (Chen & Goodman 1998, eq. 26): D(j) = j − (j + 1) Y t(j + 1) / t(j) with
 * Y = t(1) / (t(1) + 2 t(2)) and t(r) grams of count r; 0.5, 1, 1.5 where one is outside 0 … j, as lmplz has it.
 */
export function modifiedDiscounts(grams: KnownGrams, counts: Counts): Discounts {
  return estimateDiscounts(
    grams,
    counts,
    (ofCount) => {
      const y = ofCount[1]! / (ofCount[1]! + 2 * ofCount[2]!);
      const discount = (j: number): number => j - ((j + 1) * y * ofCount[j + 1]!) / ofCount[j]!;
      const all = [discount(1), discount(2), discount(3)] as const;
      return all.every((each, i) => each >= 0 && each <= i + 1) ? all : undefined;
    },
    MODIFIED_FALLBACK,
  );
}

const FALLBACK = 0.5;

/** One discount for all counts: D = n(1) / (n(1) + 2 n(2)) of each order (Ney, Essen & Kneser 1994), 0.5 where nothing was seen once. */
export function singleDiscounts(grams: KnownGrams, counts: Counts): Discounts {
  return estimateDiscounts(
    grams,
    counts,
    ([, once, twice]) => {
      const d = once! / (once! + 2 * twice!);
      return d > 0 ? [d, d, d] : undefined;
    },
    [FALLBACK, FALLBACK, FALLBACK],
  );
}
