import { expect, it } from 'vitest';
import { generalizedVarianceRatio } from './generalized-variance-ratio.ts';

it('is the ratio of determinants', () => {
  expect(generalizedVarianceRatio(Float64Array.of(4, 2, 2, 5), Float64Array.of(2, 0, 0, 4))).toBeCloseTo(16 / 8, 13);
});

it('is 0 for what has collapsed', () => {
  expect(generalizedVarianceRatio(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 0, 0, 1))).toBe(0);
});
