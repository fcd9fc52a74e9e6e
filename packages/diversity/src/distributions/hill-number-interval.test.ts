import { streams } from '@collapse-lab/numeric';
import { expect, it } from 'vitest';
import { hillNumberAtCoverage } from './hill-number-at-coverage.ts';
import { hillNumberAtSize } from './hill-number-at-size.ts';
import { hillNumberInterval } from './hill-number-interval.ts';

const counts = [40, 25, 12, 6, 3, 2, 1, 1];

it('is set around the estimate at a size or a coverage', () => {
  const rng = streams('interval').rng();
  const bySize = hillNumberInterval(counts, { order: 1, at: { size: 60 }, resamples: 200, level: 0.95 }, rng);
  const byCoverage = hillNumberInterval(counts, { order: 0, at: { coverage: 0.95 }, resamples: 200, level: 0.95 }, rng);
  expect(bySize.estimate).toBe(hillNumberAtSize(counts, 1, 60));
  expect(byCoverage.estimate).toBe(hillNumberAtCoverage(counts, 0, 0.95));
  for (const { estimate, low, high } of [bySize, byCoverage]) {
    expect(low).toBeLessThan(estimate);
    expect(high).toBeGreaterThan(estimate);
  }
});

it('has the standard error of independent draws', () => {
  // Two types in equal shares: p̂ − ½ has variance 1 / 4n, and D₂ = 1 / (½ + 2 (p̂ − ½)²) differs from 2 by 8 (p̂ − ½)² on average 2 / n, with deviation √2 · 2 / n.
  const { standardError } = hillNumberInterval([500, 500], { order: 2, at: { size: 1000 }, resamples: 4000, level: 0.9 }, streams('interval').rng());
  // χ² of one degree: the relative error of a standard deviation from 4000 draws is √((κ − 1) / 4 / 4000) with κ = 15, 0.03; bound 5 of them.
  expect(Math.abs(standardError / (Math.SQRT2 * 2e-3) - 1)).toBeLessThan(0.15);
});

it('is NaN where the estimate is', () => {
  const interval = hillNumberInterval([1], { order: 1, at: { size: 5 }, resamples: 10, level: 0.9 }, streams('interval').rng());
  expect(interval).toEqual({ estimate: NaN, low: NaN, high: NaN, standardError: NaN });
});
