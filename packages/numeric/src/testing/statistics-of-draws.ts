// What many draws say about a sampler: their first two moments, and how often each count comes.
import type { CountLaw } from './law-of-counts.ts';

export interface Law {
  readonly mean: number;
  readonly variance: number;
  /** Fourth central moment over the squared variance, less 3. */
  readonly excess: number;
}

/** How many standard errors the mean and the mean squared deviation of `n` draws lie from those of the law. */
export function momentErrors(n: number, draw: () => number, { mean, variance, excess }: Law): readonly [number, number] {
  let [first, second] = [0, 0];
  for (let i = 0; i < n; i++) {
    const d = draw() - mean;
    first += d;
    second += d * d;
  }
  return [Math.abs(first / n) / Math.sqrt(variance / n), Math.abs(second / n - variance) / (variance * Math.sqrt((2 + excess) / n))];
}

/**
 * Pearson's chi-square of `n` draws of counts against their law, as a standard normal by Wilson and Hilferty (1931). Counts of
 * less than 25 expected draws at either end, and beyond it, are one cell.
 */
export function countsError(n: number, draw: () => number, { first, probabilities }: CountLaw): number {
  let [low, high] = [0, probabilities.length - 1];
  for (let tail = 0; (tail += probabilities[low]!) * n < 25; ) low++;
  for (let tail = 0; (tail += probabilities[high]!) * n < 25; ) high--;
  const cell = (i: number): number => Math.min(Math.max(i, low), high) - low;
  const expected = new Float64Array(high - low + 1);
  for (let i = 0; i < probabilities.length; i++) expected[cell(i)]! += n * probabilities[i]!;
  const seen = new Float64Array(expected.length);
  for (let i = 0; i < n; i++) seen[cell(draw() - first)]!++;
  return chiSquareError(seen, expected);
}

/** Pearson's chi-square of counts against their expectations of equal sum, as a standard normal. */
export function chiSquareError(seen: ArrayLike<number>, expected: ArrayLike<number>): number {
  const df = expected.length - 1;
  let chiSquare = 0;
  for (let i = 0; i <= df; i++) chiSquare += ((seen[i]! - expected[i]!) * (seen[i]! - expected[i]!)) / expected[i]!;
  const spread = 2 / (9 * df);
  return (Math.cbrt(chiSquare / df) - 1 + spread) / Math.sqrt(spread);
}

/** How many standard errors the shares of `n` draws below each quantile lie from its probability. */
export function quantileErrors(n: number, draw: () => number, quantiles: readonly (readonly [probability: number, quantile: number])[]): number[] {
  const below = quantiles.map(() => 0);
  for (let i = 0; i < n; i++) {
    const x = draw();
    for (let j = 0; j < below.length; j++) below[j]! += Number(x < quantiles[j]![1]);
  }
  return quantiles.map(([p], j) => Math.abs(below[j]! - n * p) / Math.sqrt(n * p * (1 - p)));
}
