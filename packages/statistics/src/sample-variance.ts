// The unbiased estimate of a variance, in two passes.

/** Sample variance, which divides by n − 1; NaN below two values or where one is not finite, exactly 0 where all are equal. */
export function sampleVariance(values: ArrayLike<number>): number {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (values[i]! - values[0]!) / n;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const d = values[i]! - values[0]! - mean;
    squares += d * d;
  }
  return n < 2 ? NaN : squares / (n - 1);
}
