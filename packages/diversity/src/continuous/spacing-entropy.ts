// Differential entropy of a sample from the spacings of its order statistics; Vasicek (1976) and those who corrected him.
import { sorted } from '../kernels/sorted.ts';

/**
 * - `vasicek`: mean ln of n / 2m times the spacing over 2m values, clipped at the ends; biased low.
 * - `van-es` (1992): spacings over m values inside the sample only, with the bias taken out.
 * - `ebrahimi` (Ebrahimi, Pflughoeft & Soofi 1994): Vasicek's with shorter spacings at the ends counted as such.
 * - `correa` (1995): the slope of a line through 2m + 1 order statistics for each spacing.
 */
export type SpacingMethod = 'vasicek' | 'van-es' | 'ebrahimi' | 'correa';

/** The window in use: ⌊√n + ½⌋. */
export function spacingWindow(n: number): number {
  return Math.floor(Math.sqrt(n) + 0.5);
}

/**
 * Differential entropy in nats with spacings over `window` values, 1 ≤ window < n / 2, NaN otherwise; −∞ where more than a window
 * of values are equal.
 */
export function spacingEntropy(sample: ArrayLike<number>, window: number, method: SpacingMethod): number {
  const x = sorted(sample);
  const n = x.length;
  if (!(Number.isInteger(window) && window >= 1 && window < n / 2)) return NaN;
  if (method === 'van-es') return vanEs(x, window);
  if (method === 'correa') return correa(x, window);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const spacing = x[Math.min(n - 1, i + window)]! - x[Math.max(0, i - window)]!;
    const fromEnd = Math.min(i, n - 1 - i);
    const share = method === 'ebrahimi' && fromEnd < window ? 1 + fromEnd / window : 2;
    sum += Math.log((n / (share * window)) * spacing);
  }
  return sum / n;
}

function vanEs(x: Float64Array, m: number): number {
  const n = x.length;
  let sum = 0;
  for (let i = 0; i + m < n; i++) sum += Math.log(((n + 1) / m) * (x[i + m]! - x[i]!));
  let entropy = sum / (n - m) + Math.log(m / (n + 1));
  for (let k = m; k <= n; k++) entropy += 1 / k;
  return entropy;
}

function correa(x: Float64Array, m: number): number {
  const n = x.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const at = (j: number): number => x[Math.max(0, Math.min(n - 1, i + j))]!;
    let mean = 0;
    for (let j = -m; j <= m; j++) mean += at(j) / (2 * m + 1);
    let product = 0;
    let squares = 0;
    for (let j = -m; j <= m; j++) {
      product += (at(j) - mean) * j;
      squares += (at(j) - mean) * (at(j) - mean);
    }
    sum -= Math.log(product / (n * squares));
  }
  return sum / n;
}
