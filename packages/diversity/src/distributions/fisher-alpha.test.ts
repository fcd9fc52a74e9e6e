import { expect, it } from 'vitest';
import { fisherAlpha } from './fisher-alpha.ts';

it('solves types = α ln(1 + n / α)', () => {
  const counts = [20, 9, 4, 2, 1, 1];
  const alpha = fisherAlpha(counts);
  expect(alpha * Math.log(1 + 37 / alpha)).toBeCloseTo(6, 11);
});

it('is infinite where all were seen once and NaN when nothing was counted', () => {
  expect(fisherAlpha([1, 1])).toBe(Infinity);
  expect(fisherAlpha([])).toBeNaN();
});
