import { expect, it } from 'vitest';
import { mean, weightedMean } from './mean.ts';

it('counts a value as often as it weighs, and all alike where nothing weighs', () => {
  expect(weightedMean([1, 4, 10], [3, 2, 1])).toBe(mean([1, 1, 1, 4, 4, 10]));
  expect(weightedMean(Uint32Array.of(1, 4, 10), undefined)).toBe(5);
  expect(weightedMean([1, 4], [0, 0])).toBeNaN();
  expect(weightedMean([], undefined)).toBeNaN();
});
