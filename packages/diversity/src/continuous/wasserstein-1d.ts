// Wasserstein distances on the line, where the best transport keeps the order; Vallender (1974).
import { sorted } from '../kernels/sorted.ts';

/**
 * (∫ |F⁻¹ − G⁻¹|^order)^(1 / order) between the empirical laws of two samples, order ≥ 1, in units of the samples; NaN where one is
 * empty. n log n.
 */
export function wasserstein1d(x: ArrayLike<number>, y: ArrayLike<number>, order: number): number {
  const a = sorted(x);
  const b = sorted(y);
  const n = a.length;
  const m = b.length;
  if (n === 0 || m === 0) return NaN;
  // Quantiles change at i / n and j / m; in units of 1 / (n m) these are whole numbers.
  let sum = 0;
  let i = 0;
  let j = 0;
  for (let at = 0; at < n * m; ) {
    const next = Math.min((i + 1) * m, (j + 1) * n);
    const gap = Math.abs(a[i]! - b[j]!);
    if (gap !== 0) sum += (next - at) * (order === 1 ? gap : order === 2 ? gap * gap : Math.exp(order * Math.log(gap)));
    at = next;
    if (at === (i + 1) * m) i++;
    if (at === (j + 1) * n) j++;
  }
  const mean = sum / (n * m);
  return order === 1 ? mean : order === 2 ? Math.sqrt(mean) : Math.exp(Math.log(mean) / order);
}
