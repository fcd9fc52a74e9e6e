// The two-sample Kolmogorov–Smirnov test; Smirnov (1939), Hodges (1958).
import { kolmogorovTail } from '../kernels/kolmogorov-tail.ts';
import { sorted } from '../kernels/sorted.ts';

export interface KolmogorovSmirnov {
  /** Largest difference of the two empirical distribution functions, 0 … 1. */
  readonly statistic: number;
  /** Two-sided probability of so large a one for samples of one continuous law. Conservative where values are tied. */
  readonly pValue: number;
}

/**
 * `exact` counts lattice paths, in time n · m; `asymptotic` takes Kolmogorov's law for ⌊nm / (n + m)⌉ values, as SciPy does. NaN
 * where a sample is empty.
 */
export function kolmogorovSmirnov(x: ArrayLike<number>, y: ArrayLike<number>, method: 'exact' | 'asymptotic'): KolmogorovSmirnov {
  const n = x.length;
  const m = y.length;
  if (n === 0 || m === 0) return { statistic: NaN, pValue: NaN };
  const steps = largestGap(sorted(x), sorted(y));
  const statistic = steps / (n * m);
  if (method === 'asymptotic') return { statistic, pValue: kolmogorovTail(Math.round((n * m) / (n + m)), statistic) };
  return { statistic, pValue: steps === 0 ? 1 : pathsOutside(n, m, steps) };
}

/** max |i m − j n| over the points (i, j) that both samples pass together. */
function largestGap(a: Float64Array, b: Float64Array): number {
  let i = 0;
  let j = 0;
  let largest = 0;
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
    largest = Math.max(largest, Math.abs(i * b.length - j * a.length));
  }
  return largest;
}

/**
 * Share of lattice paths from (0, 0) to (n, m) that touch |i m − j n| ≥ steps. A random path to (i, j) comes from (i − 1, j) with
 * probability i / (i + j), and sums of positive terms keep all digits of a small share.
 */
function pathsOutside(n: number, m: number, steps: number): number {
  const row = new Float64Array(m + 1);
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      if (Math.abs(i * m - j * n) >= steps) row[j] = 1;
      else if (i + j === 0) row[j] = 0;
      else row[j] = (i * row[j]! + j * (j > 0 ? row[j - 1]! : 0)) / (i + j);
    }
  }
  return row[m]!;
}
