// Fisher's α, the diversity parameter of the logarithmic series; Fisher, Corbet & Williams (1943).
import { rareCounts } from './rare-counts.ts';

/**
 * The α with types = α ln(1 + n / α), to about 1e-12; 0 towards one type, Infinity where every type was seen once, NaN when nothing
 * was counted.
 */
export function fisherAlpha(counts: ArrayLike<number>): number {
  const { n, types } = rareCounts(counts);
  if (types === n) return n === 0 ? NaN : Infinity;
  // The right side rises with α from 0 to n: bisection on ln α.
  let low = -50;
  let high = 50;
  while (high - low > 1e-13 * Math.max(1, Math.abs(low))) {
    const middle = (low + high) / 2;
    const alpha = Math.exp(middle);
    if (middle === low || middle === high) break;
    if (alpha * Math.log1p(n / alpha) < types) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
