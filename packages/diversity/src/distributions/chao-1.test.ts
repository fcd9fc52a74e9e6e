import { expect, it } from 'vitest';
import { chao1 } from './chao-1.ts';

const counts = [7, 0, 3, 2, 1, 1, 1]; // n = 15, 6 types, f₁ = 3, f₂ = 1

it('adds the estimated number of unseen types', () => {
  expect(chao1(counts, 'classic')).toBeCloseTo(6 + ((14 / 15) * 9) / 2, 13);
  expect(chao1(counts, 'bias-corrected')).toBe(6 + 6 / 4);
});

it('needs no type seen twice', () => {
  expect(chao1([5, 1, 1], 'classic')).toBeCloseTo(3 + 6 / 7, 13);
  expect(chao1([5, 1, 1], 'bias-corrected')).toBe(4);
});

it('is NaN when nothing was counted', () => {
  expect(chao1([0], 'classic')).toBeNaN();
  expect(chao1([], 'bias-corrected')).toBeNaN();
});
