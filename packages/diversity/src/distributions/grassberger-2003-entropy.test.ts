import { expect, it } from 'vitest';
import { grassberger2003Entropy } from './grassberger-2003-entropy.ts';

it('has G(1) = −γ − ln 2 and G(2) = 2 − γ − ln 2', () => {
  const gamma = 0.5772156649015329;
  expect(grassberger2003Entropy([1])).toBeCloseTo(gamma + Math.LN2, 14);
  expect(grassberger2003Entropy([2])).toBeCloseTo(gamma + 2 * Math.LN2 - 2, 14);
});

it('may begin with ψ(n) for ln n', () => {
  // ψ(2) = 1 − γ.
  expect(grassberger2003Entropy([1, 1], 'digamma n') - grassberger2003Entropy([1, 1])).toBeCloseTo(1 - 0.5772156649015329 - Math.LN2, 14);
});

it('is NaN when nothing was counted', () => {
  expect(grassberger2003Entropy([0])).toBeNaN();
});
