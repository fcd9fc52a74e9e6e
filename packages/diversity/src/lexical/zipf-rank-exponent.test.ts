import { expect, it } from 'vitest';
import { zipfRankExponent } from './zipf-rank-exponent.ts';

it('solves the likelihood of two ranks', () => {
  // P(1) = 1 / (1 + 2^−s) = 3/4: s = log₂ 3.
  expect(zipfRankExponent([1, 3])).toBeCloseTo(Math.log2(3), 7);
});

it('is 0 for equally common types and NaN below two', () => {
  expect(zipfRankExponent([4, 4, 4])).toBeCloseTo(0, 7);
  expect(zipfRankExponent([4])).toBeNaN();
});
