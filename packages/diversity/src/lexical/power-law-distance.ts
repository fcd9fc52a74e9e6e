// How far counts are from a discrete power law; Clauset, Shalizi & Newman (2009), eq. 3.9.
import { groupCounts } from '../distributions/grouped-counts.ts';
import { scaledHurwitzZeta } from '../kernels/hurwitz-zeta.ts';

/** Kolmogorov–Smirnov distance, 0 … 1, between the counts ≥ `least` and the power law with this exponent there; NaN without such counts. */
export function powerLawDistance(counts: ArrayLike<number>, least: number, exponent: number): number {
  const { values, types } = groupCounts(counts);
  const first = values.findIndex((value) => value >= least);
  if (first < 0) return NaN;
  let n = 0;
  for (let k = first; k < values.length; k++) n += types[k]!;
  const whole = scaledHurwitzZeta(exponent, least);
  const lawUpTo = (count: number): number => {
    if (exponent === Infinity) return 1;
    return 1 - Math.exp(-exponent * Math.log((count + 1) / least)) * (scaledHurwitzZeta(exponent, count + 1) / whole);
  };
  // Between observed counts only the law rises, so the extremes are at a count and just below the next.
  let distance = values[first]! > least ? lawUpTo(values[first]! - 1) : 0;
  let seen = 0;
  for (let k = first; k < values.length; k++) {
    seen += types[k]! / n;
    distance = Math.max(distance, Math.abs(lawUpTo(values[k]!) - seen));
    if (k + 1 < values.length) distance = Math.max(distance, Math.abs(lawUpTo(values[k + 1]! - 1) - seen));
  }
  return distance;
}
