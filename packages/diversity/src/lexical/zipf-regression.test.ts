import { expect, it } from 'vitest';
import { zipfRegression } from './zipf-regression.ts';

it('recovers an exact power of the rank', () => {
  const line = zipfRegression([900, 100, 225, 36].concat([900 / 16, 900 / 25]).filter((count) => count !== 36).concat(36));
  expect(line.exponent).toBeCloseTo(2, 12);
  expect(line.intercept).toBeCloseTo(Math.log(900), 12);
  expect(line.rSquared).toBeCloseTo(1, 12);
});

it('is NaN below two types', () => {
  expect(zipfRegression([5]).exponent).toBeNaN();
});
