import { expect, it } from 'vitest';
import { studentTTail } from './student-t-tail.ts';

// mpmath 1.3.0: betainc(df / 2, 1 / 2, 0, df / (df + t²), regularized=True) / 2, 40 digits.
it.each([
  [0, 3, 0.5],
  [1e-8, 5, 0.4999999962039331],
  [1, 1, 0.25],
  [2.5, 7, 0.020496109292876447],
  [50, 4, 4.78722682848485e-7],
  [40, 100, 1.2310538010700354e-63],
  [1.96, 100000, 0.024999281597150817],
  [3, 0.5, 0.18365407799297173],
  [1e10, 3, 1.102657790843584e-30],
])('has ten digits beyond %d with %d degrees of freedom', (t, df, expected) => {
  expect(Math.abs(studentTTail(t, df) / expected - 1)).toBeLessThan(1e-10);
});

it('mirrors at 0 and ends at infinity', () => {
  expect(studentTTail(-2.5, 7)).toBe(1 - studentTTail(2.5, 7));
  expect(studentTTail(Infinity, 7)).toBe(0);
  expect(studentTTail(-Infinity, 7)).toBe(1);
  for (const df of [0, -1, NaN]) expect(studentTTail(1, df)).toBeNaN();
});
