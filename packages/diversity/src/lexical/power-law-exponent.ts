// Exponent of a discrete power law by maximum likelihood; Clauset, Shalizi & Newman (2009), eq. 3.5 exactly.
import { groupCounts } from '../distributions/grouped-counts.ts';
import { goldenSection } from '../kernels/golden-section.ts';
import { scaledHurwitzZeta } from '../kernels/hurwitz-zeta.ts';

/**
 * The α for which P(count) = count^−α / ζ(α, least) makes the counts ≥ `least` most probable, least ≥ 1, to about eight digits. Infinity
 * where all of them equal `least`; NaN where there are none. Of a text it is the exponent of the frequency spectrum, 1 + 1 / s for
 * ideal ranks r^−s.
 */
export function powerLawExponent(counts: ArrayLike<number>, least: number): number {
  const { values, types } = groupCounts(counts);
  let n = 0;
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    if (values[k]! < least) continue;
    n += types[k]!;
    sum += types[k]! * Math.log(values[k]! / least);
  }
  if (n === 0) return NaN;
  if (sum === 0) return Infinity;
  const mean = sum / n;
  // Minus the mean log-likelihood, with counts in units of `least` so that no power underflows.
  const cost = (alpha: number): number => alpha * mean + Math.log(scaledHurwitzZeta(alpha, least));
  let steepest = 4;
  while (cost(2 * steepest) < cost(steepest)) steepest *= 2;
  return goldenSection(cost, 1 + 1e-9, 2 * steepest);
}
