import { expect, it } from 'vitest';
import { logGammaTail } from './log-gamma-tail.ts';

// mpmath 1.3.0: log(gammainc(a, x, inf, regularized=True)), 40 digits.
it.each([
  [0.5, 0.001, -0.036322332917113245],
  [0.5, 1.2, -2.1091979004804995],
  [0.5, 50, -52.53813796995252],
  [0.5, 1500, -1504.229308192481],
  [3, 2, -0.3905620875658996],
  [3, 4.5, -1.751127804377535],
  [3, 100, -91.46280812207708],
  [50, 30, -0.0005190261333113415],
  [50, 52, -0.9884590820739793],
  [50, 200, -84.6692656620035],
  [1000, 1100, -6.850125014436265],
  [1000, 900, -0.0005500535174143448],
])('has twelve digits for shape %d beyond %d', (a, x, expected) => {
  expect(Math.abs(logGammaTail(a, x) / expected - 1)).toBeLessThan(1e-12);
});

it('is certain at 0, impossible at infinity and undefined without a shape', () => {
  expect(logGammaTail(2, 0)).toBe(0);
  expect(logGammaTail(2, Infinity)).toBe(-Infinity);
  expect(logGammaTail(0, 1)).toBeNaN();
  expect(logGammaTail(2, NaN)).toBeNaN();
});
