import { expect, it } from 'vitest';
import { powerLawDistance } from './power-law-distance.ts';
import { powerLawExponent } from './power-law-exponent.ts';
import { powerLawFit } from './power-law-fit.ts';

const counts = [1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 7, 9, 14, 30];

it('is nearer to the counts than with any other cut', () => {
  const { least, exponent, distance } = powerLawFit(counts);
  expect(exponent).toBe(powerLawExponent(counts, least));
  for (const cut of [1, 2, 3, 4, 5, 7, 9, 14]) expect(distance).toBeLessThanOrEqual(powerLawDistance(counts, cut, powerLawExponent(counts, cut)));
});

it('is NaN below two different counts', () => {
  expect(powerLawFit([3, 3])).toEqual({ least: NaN, exponent: NaN, distance: NaN });
});
