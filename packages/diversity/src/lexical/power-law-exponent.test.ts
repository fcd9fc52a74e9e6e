import { expect, it } from 'vitest';
import { powerLawExponent } from './power-law-exponent.ts';

// mpmath 1.3.0, 60 digits: least at 23 and 26 of counts whose laws are steep.
const steep = [[23, 13.338025278221302], [26, 26.990758098566346]] as const;
// 1000 draws from 50 equally common types.
const counts = [9, 11, 12, 14, 15, 15, 15, 16, 16, 16, 17, 17, 17, 17, 17, 17, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 21, 21, 21, 22, 22, 23, 23, 23, 23, 23, 23, 23, 23, 24, 25, 25, 25, 25, 26, 26, 26, 27, 28];

it('solves the likelihood equation of two values', () => {
  // Counts 1 and 2 with P(1) + P(2) + …: −ζ′(α) / ζ(α) = ln 2 / 2, at α = 2.3538 (mpmath 1.3.0).
  expect(powerLawExponent([1, 2], 1)).toBeCloseTo(2.35382817562, 6);
});

it.each(steep)('keeps its digits where the law is steep, least %i', (least, expected) => {
  expect(powerLawExponent(counts, least) / expected).toBeCloseTo(1, 6);
});

it('is infinite where all counts are the least, and NaN without counts', () => {
  expect(powerLawExponent([1, 1, 1], 1)).toBe(Infinity);
  expect(powerLawExponent([1, 1, 1], 2)).toBeNaN();
  expect(powerLawExponent([], 1)).toBeNaN();
});
