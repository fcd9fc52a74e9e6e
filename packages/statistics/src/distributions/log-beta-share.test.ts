import { expect, it } from 'vitest';
import { logBetaShare } from './log-beta-share.ts';

// mpmath 1.3.0: log(betainc(a, b, 0, x, regularized=True)), 40 digits.
it.each([
  [0.3, 0.7, 2, 3, -1.0546911016101814],
  [0.9, 0.1, 2, 3, -0.0037068619313264752],
  [1e-10, 0.9999999999, 0.5, 0.5, -11.964508170243016],
  [0.001, 0.999, 40, 2, -272.59761517855424],
  [0.5, 0.5, 100, 100, -0.6931471805599453],
  [0.5, 0.5, 0.5, 7, -0.002191608540144656],
  [0.999, 0.001, 4, 0.5, -0.07160953176631225],
  [0.42, 0.58, 1000, 1300, -2.5764684711745534],
])('has eleven digits below %d (complement %d) for shapes %d and %d', (x, y, a, b, expected) => {
  expect(Math.abs(logBetaShare(x, y, a, b) / expected - 1)).toBeLessThan(1e-11);
});

it('is impossible at 0, certain at 1 and undefined outside', () => {
  expect(logBetaShare(0, 1, 2, 3)).toBe(-Infinity);
  expect(logBetaShare(1, 0, 2, 3)).toBe(0);
  expect(logBetaShare(-0.1, 1.1, 2, 3)).toBeNaN();
  expect(logBetaShare(0.5, 0.5, 0, 3)).toBeNaN();
});
