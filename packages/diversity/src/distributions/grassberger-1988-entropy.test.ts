import { expect, it } from 'vitest';
import { grassberger1988Entropy } from './grassberger-1988-entropy.ts';

it('corrects each type by its count', () => {
  // Counts 2, 1: ⅔ (ln 3 − ψ(2) − 1/3) + ⅓ (ln 3 − ψ(1) + 1/2), ψ(2) = 1 − γ.
  const gamma = 0.5772156649015329;
  expect(grassberger1988Entropy([2, 0, 1])).toBeCloseTo(Math.log(3) + gamma - 2 / 3 - 2 / 9 + 1 / 6, 14);
});

it('is NaN when nothing was counted', () => {
  expect(grassberger1988Entropy([])).toBeNaN();
});
