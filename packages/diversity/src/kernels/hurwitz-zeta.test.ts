import { expect, it } from 'vitest';
import { scaledHurwitzZeta } from './hurwitz-zeta.ts';

// a^s ζ(s, a) in mpmath 1.3.0, 60 digits.
it.each([
  [1.5, 1, 2.612375348685488],
  [2, 1, 1.6449340668482264],
  [2.26, 3, 2.9422374768643884],
  [5, 26, 7.016009088339409],
  [27, 26, 1.5848606115613928],
  [60, 2, 1.0000000000271971],
  [300, 50, 1.0026377440654621],
])('is good to 14 digits at s = %d, a = %d', (s, a, expected) => {
  expect(scaledHurwitzZeta(s, a) / expected - 1).toBeCloseTo(0, 13);
});

it('is NaN outside its domain', () => {
  expect(scaledHurwitzZeta(1, 1)).toBeNaN();
  expect(scaledHurwitzZeta(2, 0)).toBeNaN();
});
