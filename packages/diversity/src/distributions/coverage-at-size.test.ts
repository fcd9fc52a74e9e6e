import { expect, it } from 'vitest';
import { coverageAtSize } from './coverage-at-size.ts';
import { sampleCoverage } from './sample-coverage.ts';

const counts = [4, 2, 1];

it('is, below n, the chance that a further unit is of a type already drawn', () => {
  // Two units drawn, then a third: it is new with Σ c/n · C(n − c, 2) / C(n − 1, 2), C(6, 2) = 15.
  expect(coverageAtSize(counts, 2)).toBeCloseTo(1 - ((4 / 7) * 3 + (2 / 7) * 10 + (1 / 7) * 15) / 15, 14);
});

it('is the estimate at n, rises with size and goes to 1', () => {
  expect(coverageAtSize(counts, 7)).toBeCloseTo(sampleCoverage(counts), 14);
  const sizes = [1, 2, 3, 4, 5.5, 6, 7, 8, 10, 20, 1000];
  const values = sizes.map((size) => coverageAtSize(counts, size));
  expect(values).toEqual(values.toSorted((a, b) => a - b));
  expect(values.at(-1)).toBeCloseTo(1, 10);
});

it('is 1 from n on where nothing was seen once', () => {
  expect(coverageAtSize([3, 2], 9)).toBe(1);
});

it('is NaN below two units and below size 1', () => {
  expect(coverageAtSize([1], 1)).toBeNaN();
  expect(coverageAtSize(counts, 0.5)).toBeNaN();
});
