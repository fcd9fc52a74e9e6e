import { expect, it } from 'vitest';
import { powerLawDistance } from './power-law-distance.ts';

it('is the largest gap between the counts and the law', () => {
  // α = 2: P(1) = 6 / π². All counts 1 leave the rest of the law above them.
  expect(powerLawDistance([1, 1], 1, 2)).toBeCloseTo(1 - 6 / (Math.PI * Math.PI), 12);
  // Below a single 3 the law has P(1) + P(2).
  expect(powerLawDistance([3], 1, 2)).toBeCloseTo((6 / (Math.PI * Math.PI)) * 1.25, 12);
});

it('is 0 for a law that is all at the least', () => {
  expect(powerLawDistance([1, 1], 1, Infinity)).toBe(0);
});

it('is NaN without such counts', () => {
  expect(powerLawDistance([1], 2, 2)).toBeNaN();
});
