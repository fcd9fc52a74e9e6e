import { expect, it } from 'vitest';
import { renyiEntropy } from './renyi-entropy.ts';
import { shannonEntropy } from './shannon-entropy.ts';

it('is ln types, Shannon, collision and min-entropy at orders 0, 1, 2 and Infinity', () => {
  const counts = [4, 2, 1, 1];
  expect(renyiEntropy(counts, 0)).toBeCloseTo(Math.log(4), 14);
  expect(renyiEntropy(counts, 1)).toBeCloseTo(shannonEntropy(counts), 14);
  expect(renyiEntropy(counts, 2)).toBeCloseTo(Math.log(32 / 11), 14);
  expect(renyiEntropy(counts, Infinity)).toBeCloseTo(Math.LN2, 14);
});

it('is NaN when nothing was counted', () => {
  expect(renyiEntropy([], 2)).toBeNaN();
});
