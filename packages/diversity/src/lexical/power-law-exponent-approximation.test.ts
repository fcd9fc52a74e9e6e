import { expect, it } from 'vitest';
import { powerLawExponentApproximation } from './power-law-exponent-approximation.ts';
import { powerLawExponent } from './power-law-exponent.ts';

it('is the closed form over the counts from the least on', () => {
  expect(powerLawExponentApproximation([1, 4, 7], 2)).toBeCloseTo(1 + 2 / (Math.log(4 / 1.5) + Math.log(7 / 1.5)), 14);
});

it('comes near the maximum of the likelihood for a large least', () => {
  const counts = Array.from({ length: 400 }, (_, i) => Math.round(50 / Math.sqrt((i + 0.5) / 400)));
  expect(powerLawExponentApproximation(counts, 50) / powerLawExponent(counts, 50)).toBeCloseTo(1, 3);
});

it('is NaN without such counts', () => {
  expect(powerLawExponentApproximation([1], 5)).toBe(NaN);
});
