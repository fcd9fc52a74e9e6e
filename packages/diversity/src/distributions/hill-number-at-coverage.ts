// Hill numbers at equal completeness, the comparison for samples of unequal size; Chao & Jost (2012).
import { hillNumberAtSize } from './hill-number-at-size.ts';
import { sizeAtCoverage } from './size-at-coverage.ts';

/**
 * Hill number, in types, of the sample size whose expected coverage is `coverage`, linear between whole sizes as in iNEXT; NaN
 * outside 0 … 1 and below two units counted.
 */
export function hillNumberAtCoverage(counts: ArrayLike<number>, order: number, coverage: number): number {
  const size = sizeAtCoverage(counts, coverage);
  const below = Math.floor(size);
  const share = size - below;
  const low = hillNumberAtSize(counts, order, below);
  return share === 0 ? low : (1 - share) * low + share * hillNumberAtSize(counts, order, below + 1);
}
