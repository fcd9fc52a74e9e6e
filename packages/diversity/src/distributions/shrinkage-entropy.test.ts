import { expect, it } from 'vitest';
import { shannonEntropy } from './shannon-entropy.ts';
import { shrinkageEntropy } from './shrinkage-entropy.ts';

it('shrinks by the intensity of James and Stein', () => {
  // Counts 6, 2: Σ p² = 5/8, λ = (3/8) / (7 · 1/8) = 3/7; p₁ = 3/14 + 4/7 · 3/4 = 9/14.
  expect(shrinkageEntropy([6, 2])).toBeCloseTo(shannonEntropy([9, 5]), 14);
});

it('is ln cells for one unit, and for equal counts', () => {
  expect(shrinkageEntropy([0, 1, 0, 0])).toBeCloseTo(Math.log(4), 14);
  expect(shrinkageEntropy([2, 2])).toBeCloseTo(Math.LN2, 14);
});

it('is NaN when nothing was counted', () => {
  expect(shrinkageEntropy([0, 0])).toBeNaN();
});
