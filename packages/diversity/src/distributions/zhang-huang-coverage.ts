// Sample coverage from all frequencies of frequencies; Zhang & Huang (2007).
import { groupCounts } from './grouped-counts.ts';
import { sampleCoverage } from './sample-coverage.ts';

/**
 * 1 − Σ_k (−1)^(k + 1) f_k / C(n, k), with f_k the types seen k times; 1 where no type was seen once, NaN when nothing was counted.
 * Where one type has half of all units or more the estimator does not hold, and `sampleCoverage` is given, as in entropart.
 */
export function zhangHuangCoverage(counts: ArrayLike<number>): number {
  const { n, values, types } = groupCounts(counts);
  if (n === 0) return NaN;
  if (values[0] !== 1) return 1;
  if (values[values.length - 1]! >= n / 2) return sampleCoverage(counts);
  let missing = 0;
  let logChoose = 0;
  let k = 0;
  for (let g = 0; g < values.length && logChoose < 745; g++) {
    for (; k < values[g]!; k++) logChoose += Math.log((n - k) / (k + 1));
    missing += (values[g]! % 2 === 0 ? -1 : 1) * types[g]! * Math.exp(-logChoose);
  }
  return 1 - missing;
}
