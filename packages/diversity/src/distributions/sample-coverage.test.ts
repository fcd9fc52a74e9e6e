import { expect, it } from 'vitest';
import { sampleCoverage } from './sample-coverage.ts';

it('follows the singletons and doubletons', () => {
  // n = 15, f₁ = 3, f₂ = 1: 1 − 3/15 · 14·3 / (14·3 + 2) = 1 − 0.2 · 42/44.
  expect(sampleCoverage([7, 0, 3, 0, 0, 2, 1, 1, 0, 1])).toBeCloseTo(1 - (0.2 * 42) / 44, 14);
});

it('takes the other form where no type was seen twice', () => {
  // n = 44, f₁ = 4, f₂ = 0: 1 − 4/44 · 43·3 / (43·3 + 2).
  expect(sampleCoverage([20, 11, 6, 3, 1, 1, 1, 1])).toBeCloseTo(1 - ((4 / 44) * 129) / 131, 14);
});

it('is complete without singletons and nearly 0 with nothing else', () => {
  expect(sampleCoverage([4, 2, 9])).toBe(1);
  // n = f₁ = 20: 1 − 19·19 / (19·19 + 2) = 2/363, what iNEXT 3.0.1 gives.
  expect(sampleCoverage(new Array<number>(20).fill(1))).toBeCloseTo(2 / 363, 14);
});

it('is NaN below two units', () => {
  expect(sampleCoverage([])).toBeNaN();
  expect(sampleCoverage([1])).toBeNaN();
});
