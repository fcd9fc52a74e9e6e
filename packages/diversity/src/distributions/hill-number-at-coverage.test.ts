import { expect, it } from 'vitest';
import { hillNumberAtCoverage } from './hill-number-at-coverage.ts';
import { hillNumberAtSize } from './hill-number-at-size.ts';
import { sizeAtCoverage } from './size-at-coverage.ts';

const counts = [9, 4, 2, 2, 1, 1, 1];

it('lies between those of the two whole sizes next to the coverage', () => {
  const size = Math.floor(sizeAtCoverage(counts, 0.75));
  const value = hillNumberAtCoverage(counts, 1, 0.75);
  expect(value).toBeGreaterThan(hillNumberAtSize(counts, 1, size));
  expect(value).toBeLessThan(hillNumberAtSize(counts, 1, size + 1));
});

it('is hardly moved when all counts double', () => {
  // The same law seen twice as long: at equal coverage the number of types is nearly the same, at equal size it is the same sample.
  const twice = counts.map((count) => 2 * count);
  expect(hillNumberAtCoverage(twice, 1, 0.6) / hillNumberAtCoverage(counts, 1, 0.6)).toBeCloseTo(1, 0);
});

it('is NaN outside 0 … 1', () => {
  expect(hillNumberAtCoverage(counts, 0, 2)).toBeNaN();
});
