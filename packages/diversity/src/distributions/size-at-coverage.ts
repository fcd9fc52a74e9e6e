// The sample size that reaches a given coverage, to compare samples that are equally complete; Chao & Jost (2012).
import { coverageAtSize } from './coverage-at-size.ts';

/**
 * Units, not rounded, of which the expected coverage is `coverage` (`coverageAtSize`), to about 1e-12; 1 where one unit has more, NaN below
 * two units counted or outside 0 … 1. Full coverage is reached where what is missing rounds to 0.
 */
export function sizeAtCoverage(counts: ArrayLike<number>, coverage: number): number {
  const least = coverageAtSize(counts, 1);
  if (!(coverage >= 0 && coverage <= 1) || Number.isNaN(least)) return NaN;
  if (least >= coverage) return 1;
  let high = 2;
  while (coverageAtSize(counts, high) < coverage) high *= 2;
  let low = high / 2;
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (coverageAtSize(counts, middle) < coverage) low = middle;
    else high = middle;
  }
  return high;
}
