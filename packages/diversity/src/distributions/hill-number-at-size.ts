// Hill numbers of smaller and larger samples of the same source; Chao et al. (2014).
import { asymptoticHillNumber } from './asymptotic-hill-number.ts';
import { hillNumber } from './hill-number.ts';
import { rarefiedHillNumber } from './rarefied-hill-number.ts';

/**
 * Hill number, in types, of `size` units: rarefied for size ≤ n, extrapolated towards `asymptoticHillNumber` beyond, as in iNEXT.
 * Extrapolation is reliable to about 2n. NaN for sizes that are not whole or below 1, negative orders, or fewer than two units
 * counted.
 */
export function hillNumberAtSize(counts: ArrayLike<number>, order: number, size: number): number {
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i]!;
  if (size <= n) return rarefiedHillNumber(counts, order, size);
  if (!(n >= 2 && order >= 0 && Number.isInteger(size))) return NaN;
  const source = asymptoticHillNumber(counts, order);
  // In closed form: two units of `size` are the same one, or two of the source.
  if (order === 2) return 1 / (1 / size + (1 - 1 / size) / source);
  const observed = hillNumber(counts, order);
  const before = rarefiedHillNumber(counts, order, n - 1);
  if (source === observed) return observed;
  // Each further unit closes the same share of the gap to the source as the last one did.
  const closed = (observed - before) / (source - before);
  return observed - (source - observed) * Math.expm1((size - n) * Math.log1p(-closed));
}
