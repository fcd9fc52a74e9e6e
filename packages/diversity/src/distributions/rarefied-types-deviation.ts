// How much the number of types varies between subsamples of one sample; Heck, van Belle & Simberloff (1975).
import { groupCounts } from './grouped-counts.ts';

/**
 * Standard deviation, in types, of the number of types in `size` units drawn without replacement; 0 at size = n. It says how a
 * subsample varies, not how well the source is known (`hillNumberInterval`). NaN outside 1 … n. Time grows with the square of the
 * number of different counts.
 */
export function rarefiedTypesDeviation(counts: ArrayLike<number>, size: number): number {
  const { n, values, types } = groupCounts(counts);
  if (!(Number.isInteger(size) && size >= 1 && size <= n)) return NaN;
  const missed = missedTable(n, size, 2 * values[values.length - 1]!);
  const miss = (count: number): number => missed[count] ?? 0;
  let variance = 0;
  for (let a = 0; a < values.length; a++) {
    const one = miss(values[a]!);
    variance += types[a]! * one * (1 - one);
    for (let b = a; b < values.length; b++) {
      const pairs = a === b ? types[a]! * (types[a]! - 1) : 2 * types[a]! * types[b]!;
      variance += pairs * (miss(values[a]! + values[b]!) - one * miss(values[b]!));
    }
  }
  // Rounding can leave −1e-16 where nothing varies.
  return Math.sqrt(Math.max(0, variance));
}

/** C(n − count, size) / C(n, size) for counts 0 … largest, as far as it is positive. */
function missedTable(n: number, size: number, largest: number): number[] {
  const table = [1];
  for (let i = 0; i < largest && i < n - size && table[i]! > 0; i++) table.push((table[i]! * (n - size - i)) / (n - i));
  return table;
}
