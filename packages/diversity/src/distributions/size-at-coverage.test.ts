import { expect, it } from 'vitest';
import { coverageAtSize } from './coverage-at-size.ts';
import { sizeAtCoverage } from './size-at-coverage.ts';

const counts = [9, 4, 2, 2, 1, 1, 1];

it('is the inverse of coverage, below n and above', () => {
  for (const coverage of [0.4, 0.7, 0.8, 0.9, 0.99]) expect(coverageAtSize(counts, sizeAtCoverage(counts, coverage))).toBeCloseTo(coverage, 9);
});

it('is 1 below the coverage of one unit, and far beyond n at full coverage', () => {
  expect(sizeAtCoverage(counts, 0)).toBe(1);
  expect(sizeAtCoverage(counts, 1)).toBeGreaterThan(200);
});

it('is NaN outside 0 … 1 and below two units', () => {
  expect(sizeAtCoverage(counts, 1.1)).toBeNaN();
  expect(sizeAtCoverage([1], 0.5)).toBeNaN();
});
