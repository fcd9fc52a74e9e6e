import { expect, it } from 'vitest';
import { scaledHurwitzZeta } from './hurwitz-zeta.ts';

// a^s ζ(s, a) in mpmath 1.3.0, 60 digits.
it.each([
  [1.5, 1, 2.6123753486854883],
  [2, 1, 1.6449340668482264],
  [2.26, 3, 2.9422374768643885],
  [5, 26, 7.0160090883394093],
  [27, 26, 1.5848606115613928],
  [60, 2, 1.0000000000271972],
  [300, 50, 1.0026377440654621],
])('is good to 14 digits at s = %d, a = %d', (s, a, expected) => {
  expect(scaledHurwitzZeta(s, a) / expected - 1).toBeCloseTo(0, 13);
});

it('is NaN outside its domain', () => {
  expect(scaledHurwitzZeta(1, 1)).toBeNaN();
  expect(scaledHurwitzZeta(2, 0)).toBeNaN();
});
