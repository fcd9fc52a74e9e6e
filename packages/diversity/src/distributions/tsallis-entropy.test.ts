import { expect, it } from 'vitest';
import { giniSimpson } from './gini-simpson.ts';
import { shannonEntropy } from './shannon-entropy.ts';
import { tsallisEntropy } from './tsallis-entropy.ts';

const counts = [4, 2, 1, 1];

it('is types − 1, Shannon and Gini–Simpson at orders 0, 1 and 2', () => {
  expect(tsallisEntropy(counts, 0)).toBeCloseTo(3, 13);
  expect(tsallisEntropy(counts, 1)).toBeCloseTo(shannonEntropy(counts), 14);
  expect(tsallisEntropy(counts, 2)).toBeCloseTo(giniSimpson(counts), 14);
});

it('is continuous through order 1, and 0 at Infinity', () => {
  expect(tsallisEntropy(counts, 1 + 1e-9)).toBeCloseTo(shannonEntropy(counts), 8);
  expect(tsallisEntropy(counts, Infinity)).toBe(0);
});

it('is NaN when nothing was counted', () => {
  expect(tsallisEntropy([0], Infinity)).toBeNaN();
});
