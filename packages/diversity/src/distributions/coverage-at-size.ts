// Coverage that a smaller or larger sample of the same source would have; Chao & Jost (2012), eq. 4b and 12.
import { groupCounts } from './grouped-counts.ts';
import { rareCounts } from './rare-counts.ts';
import { sampleCoverage } from './sample-coverage.ts';

/**
 * Expected coverage of `size` units: of a subsample for size < n, without bias; `sampleCoverage` at n; extrapolated beyond,
 * reliable to about 2n. Sizes between whole ones follow the same formula, with gamma functions for factorials. NaN below two units
 * counted, and for sizes below 1.
 */
export function coverageAtSize(counts: ArrayLike<number>, size: number): number {
  const { n, values, types } = groupCounts(counts);
  if (!(n >= 2 && size >= 1)) return NaN;
  if (size >= n) {
    const { once } = rareCounts(counts);
    // 1 − (f₁ / n) Aᵏ⁺¹ for k units more, A from the coverage at n.
    const missing = 1 - sampleCoverage(counts);
    return once === 0 ? 1 : 1 - missing * Math.exp((size - n) * Math.log((missing * n) / once));
  }
  // A unit in the sample is of a type that the subsample lacks: C(n − count, size) / C(n − 1, size), as a running product.
  let missing = 0;
  let logMissed = 0;
  let i = 1;
  for (let k = 0; k < values.length; k++) {
    for (; i < values[k]! && logMissed > -745; i++) logMissed += i < n - size ? Math.log1p(-size / (n - i)) : -Infinity;
    missing += ((types[k]! * values[k]!) / n) * Math.exp(logMissed);
  }
  return 1 - missing;
}
