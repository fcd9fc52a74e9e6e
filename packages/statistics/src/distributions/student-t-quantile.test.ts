import fc from 'fast-check';
import { expect, it } from 'vitest';
import { studentTQuantile } from './student-t-quantile.ts';
import { studentTTail } from './student-t-tail.ts';

// mpmath 1.3.0: findroot of the tail, 40 digits.
it.each([
  [0.975, 1, 12.706204736174692],
  [0.975, 7, 2.364624251592785],
  [0.9, 2.5, 1.7302509288071768],
  [0.995, 30, 2.749995653567225],
  [0.999, 3, 10.214531852407383],
  [0.975, 1000, 1.962339080826408],
])('has twelve digits at %d with %d degrees of freedom', (p, df, expected) => {
  expect(Math.abs(studentTQuantile(p, df) / expected - 1)).toBeLessThan(1e-12);
});

it('is undone by the tail', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 1 - 1e-9, noNaN: true }), fc.double({ min: 0.5, max: 500, noNaN: true }), (p, df) => {
      expect(Math.abs(studentTTail(studentTQuantile(p, df), df) - (1 - p))).toBeLessThan(1e-12);
    }),
  );
});

it('mirrors at ½, is infinite at 0 and 1, and NaN outside', () => {
  expect(studentTQuantile(0.025, 7)).toBe(-studentTQuantile(1 - 0.025, 7));
  expect(studentTQuantile(0.5, 7)).toBeCloseTo(0, 15);
  expect(studentTQuantile(1, 7)).toBe(Infinity);
  expect(studentTQuantile(0, 7)).toBe(-Infinity);
  for (const [p, df] of [[-0.1, 3], [1.1, 3], [NaN, 3], [0.9, 0]] as const) expect(studentTQuantile(p, df)).toBeNaN();
});
