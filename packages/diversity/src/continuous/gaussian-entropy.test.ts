import { expect, it } from 'vitest';
import { gaussianEntropy } from './gaussian-entropy.ts';

it('is ½ ln(2πe) for the standard normal and rises by ln σ', () => {
  expect(gaussianEntropy(1)).toBeCloseTo(1.4189385332046727, 14); // scipy 1.17.1: stats.norm.entropy()
  expect(gaussianEntropy(9) - gaussianEntropy(1)).toBeCloseTo(Math.log(3), 14);
});

it('is −∞ for a point and NaN for a negative variance', () => {
  expect(gaussianEntropy(0)).toBe(-Infinity);
  expect(gaussianEntropy(-1)).toBeNaN();
});
