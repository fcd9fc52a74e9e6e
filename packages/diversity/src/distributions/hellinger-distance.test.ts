import { expect, it } from 'vitest';
import { hellingerDistance } from './hellinger-distance.ts';

it('is √(1 − Σ √(pq))', () => {
  expect(hellingerDistance([1, 3], [1, 1])).toBeCloseTo(Math.sqrt(1 - (Math.sqrt(1 / 8) + Math.sqrt(3 / 8))), 14);
  expect(hellingerDistance([3, 0], [0, 5])).toBe(1);
});

it('is NaN for an empty law and throws on unequal lengths', () => {
  expect(hellingerDistance([], [])).toBeNaN();
  expect(() => hellingerDistance([1], [1, 2])).toThrow(RangeError);
});
